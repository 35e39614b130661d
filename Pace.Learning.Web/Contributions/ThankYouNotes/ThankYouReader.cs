namespace Pace.Learning.Web.Contributions.ThankYouNotes;

/// <summary>The notes that were passed on to a parent.</summary>
internal sealed class ThankYouReader(PaceDbContext db, PersonVault vault)
{
    /// <summary>Whether they would like to see any.</summary>
    public async Task<bool> AreWantedByAsync(Guid participantId, CancellationToken cancellation) =>
        !await db.ThankYouOptOut.AnyAsync(n => n.ParticipantId == participantId, cancellation);

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(Guid participantId, CancellationToken cancellation) => PassedOn(participantId).CountAsync(cancellation);

    /// <summary>What the newest say.</summary>
    public async Task<IReadOnlyList<string>> NewestAsync(Guid participantId, int most, CancellationToken cancellation)
    {
        var notes = new List<string>();
        foreach (var note in await PassedOn(participantId).OrderByDescending(t => t.WrittenAt).Take(most).ToListAsync(cancellation))
        {
            if (await vault.OpenAsync(participantId, ThankYouNote.Purpose(note.Id), note.SealedText, cancellation) is { } text)
            {
                notes.Add(text);
            }
        }
        return notes;
    }

    private IQueryable<ThankYouNote> PassedOn(Guid participantId) =>
        db.ThankYouNotes.Where(t => t.ParticipantId == participantId && t.Reading != null && t.Reading.IsPassedOn);
}
