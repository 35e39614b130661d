using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.ThankYouNotes;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions;

/// <summary>What is kept of a parent's contributions, consents and notes; and how it is forgotten.</summary>
internal sealed class ContributionParentData(PaceDbContext db, ContributionTextVault texts, PersonVault vault, MediaStore media, ContributionRecord record, TimeProvider time) : IParentData
{
    private List<Guid> recordings = [];

    public int Order => 50;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation)
    {
        var contributions = await db.Contributions.AsNoTracking().Include(c => c.Versions).Where(c => c.ParticipantId == participantId).OrderBy(c => c.CreatedAt).ToListAsync(cancellation);
        var written = new List<ParentDataItem>();
        foreach (var contribution in contributions)
        {
            if (await texts.DraftOfAsync(contribution, cancellation) is { } draft)
            {
                written.Add(new ParentDataItem($"{draft.Title} (draft)", draft.Text, contribution.DraftSavedAt));
            }
            foreach (var version in contribution.Versions.OrderBy(v => v.Number))
            {
                if (await texts.OfAsync(contribution, version, cancellation) is { } said)
                {
                    written.Add(new ParentDataItem($"{said.Title} (shared, number {version.Number})", said.Text, version.SharedAt));
                }
            }
        }
        var recordings = await db.MediaFiles.AsNoTracking().Where(m => m.OwnerId == participantId).OrderBy(m => m.CreatedAt).ToListAsync(cancellation);
        written.AddRange(recordings.Select(m => new ParentDataItem("A recording", $"{m.ContentType}, {m.Length} bytes", m.CreatedAt)));
        var consents = await db.Consents.AsNoTracking().Where(c => c.ParticipantId == participantId).OrderBy(c => c.RecordedAt).ToListAsync(cancellation);
        return
        [
            new ParentDataSection("contributions", "What you wrote and shared", written),
            new ParentDataSection("consents", "What you said yes to", [.. consents.Select(Held)]),
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
            await record.AppendAsync(db, consent.ContributionId, "consent.withdrawn", new { Consent = consent.Id, How = "Erased" }, null, cancellation);
        }
        contributions.ForEach(c => c.EraseWords(now));
        await db.SaveChangesAsync(cancellation);
        await db.Suggestions.Where(s => ids.Contains(s.ContributionId)).ExecuteDeleteAsync(cancellation);
        await db.ThankYouNotes.Where(t => t.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        await db.ThankYouOptOut.Where(n => n.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        await db.Placements.Where(p => ids.Contains(p.ContributionId)).ExecuteDeleteAsync(cancellation);
        recordings = await db.MediaFiles.Where(m => m.OwnerId == participantId).Select(m => m.Id).ToListAsync(cancellation);
        await db.MediaFiles.Where(m => m.OwnerId == participantId).ExecuteDeleteAsync(cancellation);
    }

    public void EraseFiles() => recordings.ForEach(media.DeleteFile);

    private static ParentDataItem Held(Consent consent) => new(
        consent.Use.Title,
        $"{consent.Audience.Title}; {consent.Identifiability.Title}; {consent.Territory.Title}; until {consent.LastDay:yyyy-MM-dd}" + (consent.End is { } end ? $"; stopped {end.At:yyyy-MM-dd}" : ""),
        consent.GivenAt ?? consent.RecordedAt);

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
