using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Participation.MyData;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.Talks;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Participation.Thanks;

/// <summary>What is held of claims, thanks, and dates with other parents.</summary>
internal sealed class HeldAboutThanks(PaceDbContext db, ClaimReader reader) : IHeldAboutParent
{
    public int Order => 70;

    public async Task<IReadOnlyList<HeldSection>> HeldAsync(Participant participant, CancellationToken cancellation)
    {
        List<HeldItem> money = [];
        if (await db.ThanksWishes.AsNoTracking().SingleOrDefaultAsync(w => w.ParticipantId == participant.Id, cancellation) is { } wish)
        {
            money.Add(new HeldItem("How you like to be thanked", ClaimWords.Of(wish.Way), wish.ChangedAt));
        }
        foreach (var id in await db.ExpenseClaims.Where(c => c.ParticipantId == participant.Id).OrderBy(c => c.SentAt).Select(c => c.Id).ToListAsync(cancellation))
        {
            var opened = (await reader.OpenAsync(id, cancellation))!;
            var claim = opened.Claim;
            money.Add(new HeldItem(
                "You asked for money", $"{ClaimWords.Of(claim.Kind)}, {ExpenseClaim.Pounds(claim.Pence)}{(opened.HasReceipt ? ", with a receipt" : "")}. {opened.Details}", claim.SentAt));
            money.AddRange(opened.Steps.Skip(1).Select(s => new HeldItem("What came of it", $"{ClaimWords.State(s.Step.Kind)}. {s.Words}", s.Step.At)));
        }
        var dates = await (from signUp in db.GatheringSignUps
                           join gathering in db.Gatherings on signUp.GatheringId equals gathering.Id
                           where signUp.ParticipantId == participant.Id
                           orderby gathering.StartsAt
                           select new { gathering, signUp.At }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            new HeldSection("thanks", "Thanks and costs", money),
            new HeldSection("together", "With other parents", [.. dates.Select(d => new HeldItem(d.gathering.Title, London.LongDay(London.DayOf(d.gathering.StartsAt)), d.At))]),
        ];
    }

    public async Task EraseAsync(Participant participant, CancellationToken cancellation)
    {
        var id = participant.Id;
        await db.ClaimReceipts.Where(r => r.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.ExpenseClaims.Where(c => c.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.ThanksWishes.Where(w => w.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.GatheringSignUps.Where(s => s.ParticipantId == id).ExecuteDeleteAsync(cancellation);
    }
}
