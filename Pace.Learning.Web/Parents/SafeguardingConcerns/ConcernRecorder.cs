using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Brings a worry to the DSO: stored, noted, and a mail that says only that there is one.</summary>
internal sealed class ConcernRecorder(
    PaceDbContext db, PersonVault vault, PersonDirectory people, Outbox outbox, ParticipantLedger record, TimeProvider time)
{
    public async Task RaiseAsync(Guid by, Guid? participantId, bool isFromParent, WorryAbout about, string? text, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var words = await vault.SealIfAnyAsync(participantId ?? by, SafeguardingConcern.PurposeOf(id), text, cancellation);
        db.SafeguardingConcerns.Add(new SafeguardingConcern(id, by, participantId, isFromParent, about, words, time.GetUtcNow().UtcDateTime));
        await record.AppendForConcernAsync(id, "worry.raised", by, cancellation);
        foreach (var officer in await people.InRoleAsync(Roles.SafeguardingOfficer, cancellation))
        {
            outbox.Add(officer.Email, new SafeguardingConcernLetter());
        }
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The first name of whoever answers.</summary>
    public async Task<string> AnsweredByAsync() =>
        await people.InRoleAsync(Roles.SafeguardingOfficer) is [{ Name.Length: > 0 } officer, ..]
            ? $"{People.OnePersonModel.FirstName(officer.Name)} (our safeguarding officer)"
            : "our safeguarding officer";
}
