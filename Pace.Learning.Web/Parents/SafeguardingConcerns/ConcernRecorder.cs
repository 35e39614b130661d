using System.Text.Json;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Parents.SafeguardingConcerns;

/// <summary>Brings a worry to the DSO and keeps what becomes of it: each step stored and noted. The mail says how soon, when, and where to read it, and nothing that identifies.</summary>
internal sealed class ConcernRecorder(
    PaceDbContext db, PersonVault vault, PersonDirectory people, ConcernDeputies deputies, Outbox outbox, PublicUrl site, ParticipantLedger record, TimeProvider time)
{
    /// <summary>There is no such worry any more.</summary>
    public static readonly Refusal NotThere = new("", "This worry isn’t here any more");

    public Task RaiseAsync(Guid by, Guid? participantId, bool isFromParent, WorryAbout about, WorryInput said, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        var id = Guid.CreateVersion7();
        var words = await vault.SealIfAnyAsync(id, SafeguardingConcern.PurposeOf(id), said.Text, stop);
        var concern = new SafeguardingConcern(id, by, participantId, isFromParent, about, said.Urgency, words, Now);
        db.SafeguardingConcerns.Add(concern);
        await record.AppendForConcernAsync(id, "worry.raised", by, stop);
        var letter = new SafeguardingConcernLetter { Urgency = said.Urgency, RaisedAt = LondonTime.LongWithTime(concern.RaisedAt), Url = site.Of(OneConcernModel.Address(id)) };
        foreach (var officer in await people.InRoleAsync(Roles.SafeguardingOfficer, stop))
        {
            outbox.Add(officer.Email, letter);
        }
    }, cancellation);

    /// <summary>The DSO has read it.</summary>
    public Task<Refusal?> AcknowledgeAsync(Guid id, Guid by, CancellationToken cancellation) => StepAsync(id, by, "worry.acknowledged", (concern, name, _) =>
    {
        concern.Acknowledge(by, name, Now);
        return Task.FromResult<Refusal?>(null);
    }, cancellation);

    /// <summary>The DSO is doing something about it.</summary>
    public Task<Refusal?> HandleAsync(Guid id, Guid by, CancellationToken cancellation) =>
        StepAsync(id, by, "worry.being-dealt-with", (concern, name, _) => Task.FromResult(concern.Handle(by, name, Now)), cancellation);

    /// <summary>It is done with.</summary>
    public Task<Refusal?> CloseAsync(Guid id, Guid by, ConcernOutcome? outcome, string? note, CancellationToken cancellation) => StepAsync(id, by, "worry.closed", async (concern, name, stop) =>
    {
        var @sealed = string.IsNullOrWhiteSpace(note) || concern.KeyOwner is not { } owner ? null : await vault.SealAsync(owner, concern.ClosingPurpose, note.Trim(), stop);
        return concern.Close(by, name, outcome, @sealed, Now);
    }, cancellation);

    /// <summary>
    /// The parent has everything erased. What safety needs of open worries stays, under keys of their own: the words, who they are and how to reach them. Of closed ones only
    /// that they were there stays until their time is over. Runs in the act of the erasure, before the parent's key is destroyed.
    /// </summary>
    public async Task EraseParentAsync(Guid participantId, string? name, OpenDetails details, CancellationToken cancellation)
    {
        foreach (var concern in await db.SafeguardingConcerns.Where(w => w.ParticipantId == participantId).ToListAsync(cancellation))
        {
            if (!concern.IsOpen)
            {
                concern.Erase();
                continue;
            }
            var words = concern is { HasOwnKey: false, KeyOwner: { } owner, SealedText: { } text }
                ? await vault.SealIfAnyAsync(concern.Id, concern.Purpose, await vault.OpenAsync(owner, concern.Purpose, text, cancellation), cancellation)
                : concern.SealedText;
            var kept = JsonSerializer.Serialize(new KeptDetails(name, details.RealName, details.Address, details.Phone, details.Area));
            concern.Keep(words, await vault.SealAsync(concern.Id, concern.KeptPurpose, kept, cancellation), Now);
            await record.AppendForConcernAsync(concern.Id, "worry.kept-at-erasure", null, cancellation);
        }
    }

    /// <summary>Who the parent was, for the DSO.</summary>
    public async Task<KeptDetails?> KeptAsync(SafeguardingConcern concern, CancellationToken cancellation) =>
        concern.Kept is { } kept && await vault.OpenAsync(concern.Id, concern.KeptPurpose, kept.SealedDetails, cancellation) is { } json ? JsonSerializer.Deserialize<KeptDetails>(json) : null;

    /// <summary>The first name of whoever answers: the officer, and who stands in at this time.</summary>
    public async Task<string> AnsweredByAsync(CancellationToken cancellation)
    {
        var standIns = (await deputies.NowAsync(cancellation)).Where(d => !d.Deputy.HadRole).ToList();
        var officer = (await people.InRoleAsync(Roles.SafeguardingOfficer, cancellation)).FirstOrDefault(p => p.Name.Length > 0 && standIns.TrueForAll(d => d.Deputy.PersonId != p.Id));
        var named = officer is null ? "our safeguarding officer" : $"{People.OnePersonModel.FirstName(officer.Name)} (our safeguarding officer)";
        return standIns is [var (_, standsIn), ..] ? $"{named} or {People.OnePersonModel.FirstName(standsIn)} (who stands in now)" : named;
    }

    private Task<Refusal?> StepAsync(
        Guid id, Guid by, string act, Func<SafeguardingConcern, string, CancellationToken, Task<Refusal?>> step, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        if (await db.SafeguardingConcerns.SingleOrDefaultAsync(w => w.Id == id, stop) is not { } concern)
        {
            return NotThere;
        }
        var before = concern.State;
        var name = People.OnePersonModel.FirstName((await people.FindAsync(by, stop))?.Name ?? "");
        var refusal = await step(concern, name, stop);
        if (refusal is null && concern.State != before)
        {
            await record.AppendForConcernAsync(id, act, by, stop);
        }
        return refusal;
    }, cancellation);

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}

/// <summary>What is kept of a parent whose worry is open.</summary>
internal sealed record KeptDetails(string? Name, string? RealName, string? Address, string? Phone, string? Area);
