using Pace.Learning.Web.Parents.AccessLog;

namespace Pace.Learning.Web.Parents.Notes;

/// <summary>A note as it is read, by staff and by its parent alike.</summary>
/// <param name="Note">The note.</param>
/// <param name="Text">Its words.</param>
/// <param name="Replies">What the parent said to it.</param>
internal sealed record OpenNote(StaffNote Note, string Text, IReadOnlyList<OpenReply> Replies)
{
    public string Writer => $"{Note.FirstName}, {AccessLogLabels.Role(Note.Role)}";
}

/// <summary>A reply as it is read.</summary>
internal sealed record OpenReply(StaffNoteReply Reply, string Text);

/// <summary>Opens the notes about one parent, newest first. Who may read them is the caller's part.</summary>
internal sealed class NoteReader(PaceDbContext db, PersonVault vault)
{
    public async Task<IReadOnlyList<OpenNote>> OfAsync(Guid participantId, CancellationToken cancellation)
    {
        var notes = await db.StaffNotes.AsNoTracking().Where(n => n.ParticipantId == participantId).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).ToListAsync(cancellation);
        if (notes.Count == 0)
        {
            return [];
        }
        List<PersonText> texts =
        [
            .. notes.Select(n => new PersonText(participantId, n.Purpose, n.SealedText)),
            .. notes.SelectMany(n => n.Replies).Select(r => new PersonText(participantId, StaffNoteReply.PurposeOf(r.Id), r.SealedText)),
        ];
        var opened = await vault.OpenManyAsync(texts, cancellation);
        return [.. notes.Select(n => new OpenNote(
            n, opened.GetValueOrDefault((participantId, n.Purpose), ""),
            [.. n.Replies.OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => new OpenReply(r, opened.GetValueOrDefault((participantId, StaffNoteReply.PurposeOf(r.Id)), "")))]))];
    }
}
