namespace Pace.Learning.Web.Parents.Participants;

/// <summary>Chosen names, for those who may see them. Who was erased has none.</summary>
public sealed class ParticipantNames(PaceDbContext db, PersonVault vault)
{
    /// <summary>The chosen name of one participant; <c>null</c> after erasure.</summary>
    public async Task<string?> OfAsync(Participant participant, CancellationToken cancellation) =>
        participant.SealedName.Length == 0
            ? null
            : await vault.OpenAsync(participant.Id, Participant.NamePurpose, participant.SealedName, cancellation);

    /// <summary>Chosen names by participant, with two queries whatever their number.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var found = await db.Participants.AsNoTracking().IgnoreAutoIncludes().Where(p => ids.Contains(p.Id)).ToListAsync(cancellation);
        await db.PersonKeys.Where(k => ids.Contains(k.PersonId)).LoadAsync(cancellation);
        var names = new Dictionary<Guid, string>();
        foreach (var participant in found)
        {
            if (await OfAsync(participant, cancellation) is { } name)
            {
                names[participant.Id] = name;
            }
        }
        return names;
    }
}
