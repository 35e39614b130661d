using System.Globalization;
using Pace.Learning.Web.Talks.Invitations;

namespace Pace.Learning.Web.Talks.Calendar.Month;

/// <summary>Talks by month, for staff who may see talks, and the way into their own calendars.</summary>
[OnlyFor(Roles.ParticipationManager, Roles.StandIn, Roles.Trainer)]
internal sealed class MonthModel(PaceDbContext db, SpeakerConsents speaking, PublicUrl site, TimeProvider time) : PageModel
{
    private const string Format = "yyyy-MM";

    /// <summary>The month, such as 2026-12.</summary>
    [BindProperty(Name = "month", SupportsGet = true)]
    public string? Chosen { get; set; }

    public DateOnly First { get; private set; }

    public DateOnly Today { get; private set; }

    public IReadOnlyList<(DateOnly Day, IReadOnlyList<Row> Talks)> Days { get; private set; } = [];

    /// <summary>Since when a calendar may read the talks.</summary>
    public DateTime? Since { get; private set; }

    /// <summary>The address that was made just now.</summary>
    public string? NewAddress { get; private set; }

    public bool IsManager => User.IsInRole(Roles.ParticipationManager) || User.IsInRole(Roles.StandIn);

    public bool IsThisMonth => First == new DateOnly(Today.Year, Today.Month, 1);

    public static string UrlOf(DateOnly month) => $"{TalkAddresses.Calendar}?month={month.ToString(Format, CultureInfo.InvariantCulture)}";

    public string UrlOf(Talk talk) => IsManager ? TalkAddresses.ForManager(talk.Id) : TalkAddresses.Trainer(talk.Id);

    public string ClassOf(DateOnly day, bool isEmpty) => string.Join(' ', new[]
    {
        day.Day == 1 ? $"starts-{((int)day.DayOfWeek + 6) % 7 + 1}" : "", isEmpty ? "month-empty" : "", day == Today ? "month-today" : "",
    }.Where(c => c.Length > 0));

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancellation)
    {
        var token = await db.RetryOnConflictAsync(async stop =>
        {
            var own = await db.CalendarFeeds.FindAsync([User.RequiredPersonId], stop) ?? db.CalendarFeeds.Add(new CalendarFeed(User.RequiredPersonId)).Entity;
            return own.Renew(time.GetUtcNow().UtcDateTime);
        }, cancellation);
        NewAddress = site.Of($"/calendar/{token}/talks.ics");
        await LoadAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellation)
    {
        var me = User.RequiredPersonId;
        await db.CalendarFeeds.Where(f => f.PersonId == me).ExecuteDeleteAsync(cancellation);
        this.Notify("Stopped. The address does not work any more.");
        return Redirect(TalkAddresses.Calendar);
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Today = LondonTime.DayOf(time.GetUtcNow().UtcDateTime);
        First = DateOnly.TryParseExact(Chosen, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && Math.Abs(month.Year - Today.Year) < 10
            ? month : new DateOnly(Today.Year, Today.Month, 1);
        var (from, until) = (LondonTime.StartOf(First), LondonTime.StartOf(First.AddMonths(1)));
        var talks = await db.Talks.AsNoTracking().VisibleTo(User).Where(t => t.StartsAt >= from && t.StartsAt < until).OrderBy(t => t.StartsAt).ToListAsync(cancellation);
        var ids = talks.ConvertAll(t => t.Id);
        var lapsed = await speaking.LapsedAsync(cancellation);
        var yes = (await db.TalkInvitations.AsNoTracking().Where(i => ids.Contains(i.TalkId) && i.Current == AnswerKind.Yes).Select(i => new { i.TalkId, i.ParticipantId }).ToListAsync(cancellation))
            .Where(i => !lapsed.Contains((i.TalkId, i.ParticipantId))).ToLookup(i => i.TalkId);
        var byDay = talks.ToLookup(t => t.Day, t => new Row(t, yes[t.Id].Count()));
        Days = [.. Enumerable.Range(0, DateTime.DaysInMonth(First.Year, First.Month)).Select(First.AddDays).Select(day => (day, (IReadOnlyList<Row>)[.. byDay[day]]))];
        var me = User.RequiredPersonId;
        Since = await db.CalendarFeeds.Where(f => f.PersonId == me).Select(f => (DateTime?)f.Since).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>One talk of a day.</summary>
    internal sealed record Row(Talk Talk, int Speakers);
}
