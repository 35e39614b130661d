using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Identification.Decisions;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions;

/// <summary>What is kept of a parent's contributions, consents and notes; and how it is forgotten.</summary>
internal sealed class ContributionParentData(PaceDbContext db, ContributionTextVault texts, KeptDetailVault decisions, PersonVault vault, RecordingStore media, ContributionRecord record, TimeProvider time) : IParentData
{
    private const int Megabyte = 1024 * 1024;

    private List<Guid> recordings = [];

    public int Order => 50;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation)
    {
        var contributions = await db.Contributions.AsNoTracking().Include(c => c.Versions).Where(c => c.ParticipantId == participantId).OrderBy(c => c.CreatedAt).ToListAsync(cancellation);
        var written = new List<ParentDataItem>();
        foreach (var contribution in contributions.Where(c => c.Kind != ContributionKind.LiveTalk))
        {
            var shared = contribution.Versions.MaxBy(v => v.Number);
            // What was shared as it stands is there once.
            if (await texts.DraftOfAsync(contribution, cancellation) is { } draft && (shared is null || draft != await texts.OfAsync(contribution, shared, cancellation)))
            {
                written.Add(new ParentDataItem($"{draft.Title} (draft)", draft.Text, contribution.DraftSavedAt));
            }
            foreach (var version in contribution.Versions.OrderBy(v => v.Number))
            {
                if (await texts.OfAsync(contribution, version, cancellation) is { } said)
                {
                    written.Add(new ParentDataItem(contribution.Versions.Count == 1 ? $"{said.Title} (shared)" : $"{said.Title} (shared, time {version.Number})", said.Text, version.SharedAt));
                    var kept = await decisions.OfAsync(contribution, version, cancellation);
                    written.AddRange(kept.Select(k => new ParentDataItem($"What you kept in it (time {version.Number})", k.Because.Length == 0 ? k.Key : $"{k.Key}: {k.Because}", version.SharedAt)));
                }
            }
        }
        var ids = contributions.ConvertAll(c => c.Id);
        written.AddRange(await TypedAsync(ids, participantId, cancellation));
        var recordings = await db.MediaFiles.AsNoTracking().Where(m => m.OwnerId == participantId && ids.Contains(m.BelongsTo)).OrderBy(m => m.CreatedAt).ToListAsync(cancellation);
        written.AddRange(recordings.Select(m => new ParentDataItem("A recording", $"{(m.IsFilm ? "A film" : "Sound")}, {Size(m.Length)}", m.CreatedAt)));
        var consents = await db.Consents.AsNoTracking().Where(c => c.ParticipantId == participantId).OrderBy(c => c.RecordedAt).ToListAsync(cancellation);
        return
        [
            new ParentDataSection("contributions", "What you wrote and shared", written),
            new ParentDataSection("consents", "What you said yes to", [.. consents.Select(Held)]),
            new ParentDataSection("speaking", "Whether you would speak", [.. (await db.SpeakRequests.AsNoTracking().Where(r => r.ParticipantId == participantId).ToListAsync(cancellation))
                .Select(r => new ParentDataItem("We asked you", r.AnsweredAt is null ? "You did not answer. That is fine" : r.IsDeclined ? "You said no" : "You said yes", r.AskedAt))]),
            new ParentDataSection("thank-yous", "Notes to you", await NotesAsync(participantId, cancellation)),
        ];
    }

    public async Task EraseAsync(Guid participantId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var contributions = await db.Contributions.Include(c => c.Versions).Where(c => c.ParticipantId == participantId).ToListAsync(cancellation);
        var ids = contributions.ConvertAll(c => c.Id);
        foreach (var consent in await db.Consents.Where(c => c.ParticipantId == participantId && c.End == null).ToListAsync(cancellation))
        {
            consent.EndNow(ConsentEnding.WordsErased, now);
            await record.AppendAsync(db, consent, "consent.withdrawn", new { How = "Erased" }, null, cancellation);
        }
        contributions.ForEach(c => c.EraseWords(now));
        db.Placements.RemoveRange(await db.Placements.Where(p => ids.Contains(p.ContributionId)).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        await db.Suggestions.Where(s => ids.Contains(s.ContributionId)).ExecuteDeleteAsync(cancellation);
        await db.TranscriptRequests.Where(t => ids.Contains(t.ContributionId)).ExecuteDeleteAsync(cancellation);
        await db.ThankYouNotes.Where(t => t.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        await db.ThankYouOptOut.Where(n => n.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        await db.FormerPlacements.Where(p => ids.Contains(p.ContributionId)).ExecuteDeleteAsync(cancellation);
        await db.SpeakRequests.Where(r => r.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        // All of theirs, whatever they were recorded for: their key is the only one.
        var theirs = await db.MediaFiles.Where(m => m.OwnerId == participantId).ToListAsync(cancellation);
        recordings = theirs.ConvertAll(m => m.Id);
        db.MediaFiles.RemoveRange(theirs);
        await db.SaveChangesAsync(cancellation);
    }

    public Task EraseFilesAsync() => media.DeleteFilesAsync(recordings);

    private static string Size(long bytes) => bytes < Megabyte ? "less than 1 MB" : $"{Math.Round(bytes / (double)Megabyte)} MB";

    private static ParentDataItem Held(Consent consent) => new(
        consent.Use.Title,
        $"{consent.Audience.Title}. {consent.Identifiability.Title}. {(consent.Speaking is { } said ? $"{said.Place}. {said.Subject}" : consent.Territory.Title)}. Until {LondonTime.Long(consent.LastDay)}." + (consent.End is { } end ? $" Stopped on {LondonTime.Long(end.At)}." : ""),
        consent.GivenAt ?? consent.RecordedAt);

    private async Task<IReadOnlyList<ParentDataItem>> TypedAsync(List<Guid> contributions, Guid participantId, CancellationToken cancellation)
    {
        var typed = new List<ParentDataItem>();
        foreach (var request in await db.TranscriptRequests.AsNoTracking().Where(t => contributions.Contains(t.ContributionId)).OrderBy(t => t.AskedAt).ToListAsync(cancellation))
        {
            typed.Add(new ParentDataItem("You asked us to type a recording", "", request.AskedAt));
            if (request.SealedText.Length > 0)
            {
                typed.Add(new ParentDataItem("What we typed for you", await vault.OpenAsync(participantId, request.TextPurpose, request.SealedText, cancellation) ?? "", request.Typing?.At));
            }
            if (request.SealedNote.Length > 0 && await vault.OpenAsync(participantId, request.NotePurpose, request.SealedNote, cancellation) is { Length: > 0 } note)
            {
                typed.Add(new ParentDataItem("A note with it", note, request.Typing?.At));
            }
        }
        return typed;
    }

    private async Task<IReadOnlyList<ParentDataItem>> NotesAsync(Guid participantId, CancellationToken cancellation)
    {
        var notes = new List<ParentDataItem>();
        foreach (var note in await db.ThankYouNotes.AsNoTracking().Where(t => t.ParticipantId == participantId && t.Reading != null && t.Reading.IsPassedOn).ToListAsync(cancellation))
        {
            notes.Add(new ParentDataItem("A thank you note", await vault.OpenAsync(participantId, ThankYouNote.Purpose(note.Id), note.SealedText, cancellation) ?? "", note.WrittenAt));
        }
        return notes;
    }
}
