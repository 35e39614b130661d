using System.Security.Claims;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Web.Parents.Notes;

/// <summary>Writes notes about parents, puts them right, and keeps what parents answer; each with its ledger entry.</summary>
internal sealed class NoteRecorder(PaceDbContext db, PersonVault vault, StaffSignatures signatures, ParticipantLedger record, TimeProvider time)
{
    /// <summary>Keeps a note. <c>false</c>: there is no such parent any more.</summary>
    public Task<bool> WriteAsync(ClaimsPrincipal staff, Guid participantId, Guid id, string text, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (!await db.ParticipantProfiles.AnyAsync(p => p.Id == participantId && !p.IsErased, stop))
        {
            return false;
        }
        if (await db.StaffNotes.AnyAsync(n => n.Id == id, stop))
        {
            return true;
        }
        var by = await signatures.OfAsync(staff, stop);
        db.StaffNotes.Add(new StaffNote(id, participantId, by, await vault.SealAsync(participantId, StaffNote.PurposeOf(id), text, stop), Now));
        await record.AppendAsync(participantId, "note.written", by.By, stop);
        return true;
    }, cancellation);

    /// <summary>Puts a note right. Answers what it says now, when that isn't what was seen.</summary>
    public Task<(bool IsThere, string? Other)> CorrectAsync(ClaimsPrincipal staff, Guid participantId, Guid id, string text, string? seen, CancellationToken cancellation) =>
        db.RetryOnConflictAsync<(bool, string?)>(async stop =>
        {
            if (await db.StaffNotes.SingleOrDefaultAsync(n => n.Id == id && n.ParticipantId == participantId, stop) is not { } note
                || await vault.OpenAsync(participantId, note.Purpose, note.SealedText, stop) is not { } now)
            {
                return (false, null);
            }
            if (SeenText.IsOvertaken(seen, [now], [text]))
            {
                return (true, now);
            }
            var by = await signatures.OfAsync(staff, stop);
            note.Correct(await vault.SealAsync(participantId, note.Purpose, text, stop), by, Now);
            await record.AppendAsync(participantId, "note.corrected", by.By, stop);
            return (true, null);
        }, cancellation);

    /// <summary>A parent answers a note about them. <c>false</c>: it isn't theirs.</summary>
    public Task<bool> ReplyAsync(ClaimsPrincipal parent, Guid noteId, Guid id, string text, bool asksForCorrection, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var own = db.OwnParticipantIds(parent);
        if (await db.StaffNotes.SingleOrDefaultAsync(n => n.Id == noteId && own.Contains(n.ParticipantId), stop) is not { } note)
        {
            return false;
        }
        if (note.Replies.Any(r => r.Id == id))
        {
            return true;
        }
        db.Add(note.Reply(id, await vault.SealAsync(note.ParticipantId, StaffNoteReply.PurposeOf(id), text, stop), asksForCorrection, Now));
        await record.AppendAsync(note.ParticipantId, asksForCorrection ? "note.correction-asked" : "note.answered", parent.PersonId, stop);
        return true;
    }, cancellation);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
