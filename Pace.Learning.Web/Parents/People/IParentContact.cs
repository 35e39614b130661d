namespace Pace.Learning.Web.Parents.People;

/// <summary>What one room knows of being in touch with parents.</summary>
public interface IParentContact
{
    /// <summary>Parents who heard from this room since a moment, or whom it leaves in peace for now, as part of a question to the database.</summary>
    /// <param name="since">The moment (UTC).</param>
    /// <param name="now">Now (UTC).</param>
    IQueryable<Guid> NotToAsk(DateTime since, DateTime now);
}

/// <summary>Messages about meetings and talks.</summary>
internal sealed class MessageContact(PaceDbContext db) : IParentContact
{
    public IQueryable<Guid> NotToAsk(DateTime since, DateTime now) =>
        db.GroupMessages.Where(m => m.SentAt >= since).SelectMany(m => m.Readers).Select(r => r.ParticipantId);
}
