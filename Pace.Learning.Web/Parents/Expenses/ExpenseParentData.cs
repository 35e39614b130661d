using Pace.Learning.Web.Parents.MyData;

namespace Pace.Learning.Web.Parents.Expenses;

/// <summary>What is held of claims, thanks, and dates with other parents.</summary>
internal sealed class ExpenseParentData(PaceDbContext db, ClaimReader reader) : IParentData
{
    public int Order => 70;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation)
    {
        List<ParentDataItem> money = [];
        if (await db.PaymentPreferences.AsNoTracking().SingleOrDefaultAsync(w => w.ParticipantId == participantId, cancellation) is { } wish)
        {
            money.Add(new ParentDataItem("How you like to be thanked", ClaimLabels.Of(wish.Way), wish.ChangedAt));
        }
        foreach (var id in await db.ExpenseClaims.Where(c => c.ParticipantId == participantId).OrderBy(c => c.SentAt).Select(c => c.Id).ToListAsync(cancellation))
        {
            var opened = (await reader.OpenAsync(id, cancellation))!;
            var claim = opened.Claim;
            money.Add(new ParentDataItem(
                "You asked for money", $"{ClaimLabels.Of(claim.Kind)}, {ExpenseClaim.Pounds(claim.Pence)}{(opened.HasReceipt ? ", with a receipt" : "")}. {opened.Details}", claim.SentAt));
            money.AddRange(opened.Steps.Skip(1).Select(s => new ParentDataItem("What came of it", $"{ClaimLabels.State(s.Step.Kind)}. {s.Words}", s.Step.At)));
        }
        var dates = await (from attendance in db.ParentEventAttendances
                           join gathering in db.ParentEvents on attendance.GatheringId equals gathering.Id
                           where attendance.ParticipantId == participantId
                           orderby gathering.StartsAt
                           select new { gathering, attendance.At }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            new ParentDataSection("thanks", "Thanks and costs", money),
            new ParentDataSection("together", "With other parents", [.. dates.Select(d => new ParentDataItem(d.gathering.Title, LondonTime.LongDay(LondonTime.DayOf(d.gathering.StartsAt)), d.At))]),
        ];
    }

    public async Task EraseAsync(Guid participantId, CancellationToken cancellation)
    {
        var id = participantId;
        await db.ClaimReceipts.Where(r => r.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.ExpenseClaims.Where(c => c.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.PaymentPreferences.Where(w => w.ParticipantId == id).ExecuteDeleteAsync(cancellation);
        await db.ParentEventAttendances.Where(s => s.ParticipantId == id).ExecuteDeleteAsync(cancellation);
    }
}
