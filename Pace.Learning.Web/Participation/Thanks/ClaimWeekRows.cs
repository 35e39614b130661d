using Microsoft.EntityFrameworkCore;
using Pace.Learning.Web.Participation.Participants;
using Pace.Learning.Web.Participation.Thanks.Manage;
using Pace.Learning.Web.Participation.Week;
using Pace.Learning.Web.Platform.Data;

namespace Pace.Learning.Web.Participation.Thanks;

/// <summary>Claims that wait for the manager.</summary>
internal sealed class ClaimWeekRows(PaceDbContext db, ParticipantNames names) : IWeekRows
{
    public async Task<WeekSection> ReadAsync(CancellationToken cancellation)
    {
        var open = await db.ExpenseClaims.AsNoTracking()
            .Where(c => c.Current == ClaimStepKind.Sent || c.Current == ClaimStepKind.Answered || c.Current == ClaimStepKind.Approved)
            .OrderBy(c => c.SentAt).ToListAsync(cancellation);
        var known = await names.OfAsync([.. open.Select(c => c.ParticipantId)], cancellation);
        return new WeekSection("claims", "Claims", [.. open.Select(c => new WeekRow(
            $"{known.GetValueOrDefault(c.ParticipantId, "(erased)")}: {ExpenseClaim.Pounds(c.Pence)}, sent on {Shared.Dates.Long(c.SentAt)}",
            c.Current == ClaimStepKind.Approved ? "Pay it" : "Look at it", ClaimsModel.Address(c.Id)))]);
    }
}
