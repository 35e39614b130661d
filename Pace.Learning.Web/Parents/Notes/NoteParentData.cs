using Pace.Learning.Web.Parents.MyData;

namespace Pace.Learning.Web.Parents.Notes;

/// <summary>What staff wrote about a parent, and what the parent said to it.</summary>
internal sealed class NoteParentData(PaceDbContext db, NoteReader reader) : IParentData
{
    public int Order => 20;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation) =>
        [new ParentDataSection("notes", "Notes we wrote about you", [.. (await reader.OfAsync(participantId, cancellation)).SelectMany(Items)])];

    public Task EraseAsync(Guid participantId, CancellationToken cancellation) =>
        db.StaffNotes.Where(n => n.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);

    private static IEnumerable<ParentDataItem> Items(OpenNote open)
    {
        yield return new ParentDataItem($"{open.Writer}, wrote", open.Text, open.Note.At);
        if (open.Note.Correction is { } correction)
        {
            yield return new ParentDataItem("Put right by", correction.FirstName, correction.At);
        }
        foreach (var reply in open.Replies)
        {
            yield return new ParentDataItem(reply.Reply.AsksForCorrection ? "You asked us to put it right" : "You answered", reply.Text, reply.Reply.At);
        }
    }
}
