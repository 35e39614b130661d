using Pace.Learning.Web.Accounts.People.StandIn;

namespace Pace.Learning.Web.Accounts;

/// <summary>Who does the manager's work today beside the manager, for other rooms.</summary>
internal sealed class StandInDays(StandIns standIns, PersonDirectory people, TimeProvider time)
{
    /// <summary>Where the manager names somebody.</summary>
    public const string Address = StandInPageModel.Address;

    /// <summary>For whom somebody stands in, and until when; <c>null</c> when they don't.</summary>
    public async Task<(string For, DateOnly Until)?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        if (await NowAsync(cancellation) is not { Count: > 0 } now || now.FirstOrDefault(s => s.PersonId == personId) is not { } own)
        {
            return null;
        }
        var managers = await people.InRoleAsync(Roles.ParticipationManager, cancellation);
        return (managers is [{ Name.Length: > 0 } only] ? only.Name : "the participation manager", own.Until);
    }

    /// <summary>Who does so today, and until when.</summary>
    public async Task<IReadOnlyList<NamedStandIn>> NowAsync(CancellationToken cancellation)
    {
        var today = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        return [.. (await standIns.AheadAsync(cancellation)).Where(s => s.IsConfirmed && s.From <= today)];
    }
}
