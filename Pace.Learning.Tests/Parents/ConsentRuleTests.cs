using Pace.Learning.Web.Contributions;
using Pace.Learning.Web.Contributions.Blocks;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.Participants;

namespace Pace.Learning.Tests.Parents;

/// <summary>The rule of when a consent holds says the same in memory, in a query, and in the statement that a lesson's page waits for: for every case there is, to the microsecond.</summary>
public sealed class ConsentRuleTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    private static readonly TimeSpan Instant = TimeSpan.FromMicroseconds(1);
    private static readonly TimeSpan[] Ends = [-TimeSpan.FromDays(400), -TimeSpan.FromSeconds(1), -Instant, TimeSpan.Zero, Instant, TimeSpan.FromSeconds(1), TimeSpan.FromDays(400)];
    private static readonly (bool IsPaused, TimeSpan? Until)[] Pauses = [(false, null), (true, null), (true, -Instant), (true, TimeSpan.Zero), (true, Instant)];

    [Fact]
    public async Task Rule_InMemoryInQueriesAndInTheLessonsStatement_SaysTheSameForEveryCase()
    {
        var now = app.Clock.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var cases = await app.WithDatabaseAsync(async db =>
        {
            var made = Make(db, now).ToList();
            await db.SaveChangesAsync();
            return made;
        });
        var ids = cases.ConvertAll(c => c.Consent.Id);

        await app.WithDatabaseAsync(async db =>
        {
            var ours = db.Consents.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id));
            await AssertSameAsync(cases, c => c.Consent.IsOpenAt(now), ours.OpenAt(now));
            await AssertSameAsync(cases, c => c.Consent.IsValidAt(now), ours.ValidAt(db, now));
            await AssertSameAsync(cases, c => c.Consent.AwaitsParentAt(now), ours.OpenAt(now).Where(c => c.GivenAt == null));
            await AssertSameAsync(cases, c => c.MayBeUsedAt(now), ours.LiveAt(db, now));
            return 0;
        });
        var live = await app.WithScopeAsync(services => services.GetRequiredService<ShownContributionsQuery>().ReadAsync(cases.ConvertAll(c => c.Key), Guid.Empty, now, CancellationToken.None));
        Assert.Equal(cases.Where(c => c.MayBeUsedAt(now)).Select(c => c.Key).Order(StringComparer.Ordinal), live.Select(v => v.Key).Order(StringComparer.Ordinal));
        Assert.Equal(cases.Count, 2 * 2 * Ends.Length * 2 * Pauses.Length);
        Assert.InRange(live.Count, 1, cases.Count / 4);
    }

    private static async Task AssertSameAsync(IEnumerable<Case> cases, Func<Case, bool> holds, IQueryable<Consent> found) =>
        Assert.Equal(cases.Where(holds).Select(c => c.Consent.Id).Order(), (await found.Select(c => c.Id).ToListAsync()).Order());

    // Given or written down, ended or not, ending around now, its contribution taken back or not, its parent on a break that ends around now.
    private static IEnumerable<Case> Make(PaceDbContext db, DateTime now)
    {
        foreach (var (isPaused, until) in Pauses)
        {
            var participant = new Participant(Guid.CreateVersion7(), Guid.CreateVersion7(), [1], now);
            if (isPaused)
            {
                participant.PauseFrom(now.AddDays(-3), now + until);
            }
            db.Participants.Add(participant);
            db.PersonKeys.Add(new PersonKey(participant.Id, [1]));
            foreach (var end in Ends)
            {
                for (var bits = 0; bits < 8; bits++)
                {
                    yield return One(db, participant, now, now + end, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
                }
            }
        }
    }

    private static Case One(PaceDbContext db, Participant participant, DateTime now, DateTime endsAt, bool isGiven, bool hasEnded, bool isTakenBack)
    {
        var before = now.AddDays(-2);
        var contribution = new Contribution(Guid.CreateVersion7(), participant.Id, ContributionKind.Text, [1], before);
        var version = contribution.Share([1], before);
        var terms = new ConsentTerms(ConsentUse.Course, ConsentAudience.AllLearners, Identifiability.NoName, Territory.UnitedKingdom, endsAt);
        var statement = new StatementMark(1, new string('0', 64));
        var consent = isGiven
            ? Consent.Give(contribution, version, terms, statement, before) : Consent.Record(contribution, version, terms, statement, Guid.CreateVersion7(), before);
        if (hasEnded)
        {
            consent.EndNow(ConsentEnding.UseWithdrawn, before);
        }
        if (isTakenBack)
        {
            contribution.Withdraw(before);
        }
        var key = $"rule-{contribution.Id:N}";
        db.Contributions.Add(contribution);
        db.Consents.Add(consent);
        db.Placements.Add(new Placement(key, contribution.Id, Guid.CreateVersion7(), before));
        return new Case(consent, contribution, participant, key);
    }

    private sealed record Case(Consent Consent, Contribution Contribution, Participant Participant, string Key)
    {
        public bool MayBeUsedAt(DateTime now) => Consent.IsValidAt(now) && Contribution.Withdrawal is null && !Participant.IsPausedAt(now);
    }
}
