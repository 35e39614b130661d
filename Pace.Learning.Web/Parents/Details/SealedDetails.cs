using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Invitations;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents.Details;

/// <summary>Details as they are read.</summary>
/// <param name="RealName">The real name.</param>
/// <param name="Address">The e-mail address.</param>
/// <param name="Phone">The telephone number.</param>
/// <param name="Own">Where they live, as they chose it.</param>
/// <param name="Area">The same in words.</param>
/// <param name="Region">The region.</param>
internal sealed record OpenDetails(string? RealName, string? Address, string? Phone, OwnArea Own, string? Area, string? Region);

/// <summary>Seals and opens details. Who may, and that it is recorded, is the caller's part.</summary>
internal sealed class SealedDetails(PersonVault vault, OwnAreaChoices areas)
{
    public async Task IdentifyAsync(Participant participant, string? realName, string? phone, CancellationToken cancellation) =>
        participant.Details!.Identify(
            await vault.SealIfAnyAsync(participant.Id, ParticipantDetails.RealNamePurpose, realName, cancellation),
            await vault.SealIfAnyAsync(participant.Id, ParticipantDetails.PhonePurpose, phone, cancellation));

    /// <summary>An area has its region; without one the region is what they say.</summary>
    public async Task LocateAsync(Participant participant, ChosenArea area, string? region, CancellationToken cancellation) =>
        participant.Details!.Locate(
            await vault.SealIfAnyAsync(participant.Id, ParticipantDetails.AreaPurpose, area.Own.Sealable, cancellation),
            await vault.SealIfAnyAsync(participant.Id, ParticipantDetails.RegionPurpose, area.Region ?? Regions.Find(region), cancellation));

    public async Task<OpenDetails> OpenAsync(ParticipantDetails details, CancellationToken cancellation)
    {
        var own = OwnArea.Read(await OpenOneAsync(ParticipantDetails.AreaPurpose, details.SealedArea));
        return new OpenDetails(
            await OpenOneAsync(ParticipantDetails.RealNamePurpose, details.SealedRealName),
            await OpenOneAsync(ParticipantDetails.AddressPurpose, details.SealedAddress),
            await OpenOneAsync(ParticipantDetails.PhonePurpose, details.SealedPhone),
            own,
            await areas.WordsAsync(own, cancellation),
            Regions.Find(await OpenOneAsync(ParticipantDetails.RegionPurpose, details.SealedRegion)));

        Task<string?> OpenOneAsync(string purpose, byte[]? @sealed) =>
            vault.OpenIfAnyAsync(details.ParticipantId, purpose, @sealed, cancellation);
    }
}

/// <summary>The addresses of participants and of people who are invited, for mail that leaves.</summary>
internal sealed class ParticipantAddresses(PaceDbContext db, PersonDirectory people, PersonVault vault, ParticipantLedger record) : ISealedAddresses
{
    public async Task<string?> OpenAsync(string alias, CancellationToken cancellation)
    {
        var normalized = alias.ToUpperInvariant();
        var details = await db.Participants.AsNoTracking()
            .Where(p => people.Contacts.Any(u => u.Id == p.PersonId && u.NormalizedEmail == normalized))
            .Select(p => p.Details).SingleOrDefaultAsync(cancellation);
        if (details is not null)
        {
            return await vault.OpenIfAnyAsync(details.ParticipantId, ParticipantDetails.AddressPurpose, details.SealedAddress, cancellation);
        }
        var invitation = await db.ParticipantInvitations.AsNoTracking().SingleOrDefaultAsync(i => i.Alias == alias, cancellation);
        return invitation is null
            ? null
            : await vault.OpenIfAnyAsync(invitation.Id, ParticipantInvitation.AddressPurpose, invitation.SealedAddress, cancellation);
    }

    public async Task<bool> ReplaceAsync(string alias, string address, Guid by, CancellationToken cancellation)
    {
        var normalized = alias.ToUpperInvariant();
        if (await db.Participants.Include(p => p.Details).SingleOrDefaultAsync(p => people.Contacts.Any(u => u.Id == p.PersonId && u.NormalizedEmail == normalized), cancellation)
            is not { Details: { } details } participant)
        {
            return false;
        }
        details.Reach(await vault.SealAsync(participant.Id, ParticipantDetails.AddressPurpose, address, cancellation));
        await record.AppendAsync(participant.Id, "participant.address-changed", by, cancellation);
        return true;
    }
}
