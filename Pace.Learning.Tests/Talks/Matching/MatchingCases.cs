using FsCheck;
using FsCheck.Fluent;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Tests.Talks.Matching;

/// <summary>A talk, and parents who might be asked.</summary>
public sealed class MatchingCase
{
    public required TalkNeed Need { get; init; }

    public required List<Candidate> Candidates { get; init; }

    public override string ToString() => $"{Need}\n{string.Join('\n', Candidates)}";
}

/// <summary>Talks and parents by chance, near enough to each other that every rule matters.</summary>
public static class MatchingCases
{
    private const int Parents = 20;
    private static readonly string[] Regions = ["North West", "Wales", "London"];

    public static DateOnly Today { get; } = new(2027, 2, 1);

    /// <summary>Shrinks by leaving out parents.</summary>
    public static Arbitrary<MatchingCase> Made() => Arb.From(
        Gen.Choose(0, int.MaxValue - 1).Select(seed => Made(new Random(seed))),
        made => made.Candidates.Select(left => new MatchingCase { Need = made.Need, Candidates = [.. made.Candidates.Where(c => c != left)] }));

    private static MatchingCase Made(Random random) => new() { Need = Need(random), Candidates = [.. Enumerable.Range(0, Parents).Select(_ => Candidate(random))] };

    private static TalkNeed Need(Random random) => new()
    {
        TalkId = Guid.NewGuid(), Day = Today.AddDays(random.Next(1, 60)), Activity = random.Next(4) == 0 ? Activities.Conference : Activities.LiveTalk,
        IsOnline = random.Next(2) == 0, Topics = (Topics)(1 << random.Next(6)), IsNational = random.Next(10) == 0,
        AreaCodes = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Area(random)).ToHashSet(), Region = Regions[random.Next(Regions.Length)],
    };

    private static Candidate Candidate(Random random) => new()
    {
        Id = Guid.NewGuid(), IsPaused = Rarely(random), Consents = !Rarely(random),
        Wanted = Rarely(random) ? Activities.Quote : Activities.LiveTalk | Activities.Conference, Online = !Rarely(random), InPerson = !Rarely(random),
        OffLimits = (Topics)(random.Next(3) == 0 ? 1 << random.Next(6) : 0), TalksAYear = random.Next(0, 6), RestDays = random.Next(0, 20),
        NoticeDays = random.Next(0, 30), OwnArea = random.Next(5) == 0, Travel = (Travel)random.Next(3),
        AreaCode = Rarely(random) ? null : Area(random), Region = Rarely(random) ? null : Regions[random.Next(Regions.Length)],
        TalkDays = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Today.AddDays(random.Next(-400, 400)))],
        RestsUntil = Rarely(random) ? Today.AddDays(random.Next(-10, 60)) : null, WasAskedForThis = Rarely(random),
        LastAskedAt = random.Next(3) == 0 ? null : Today.AddDays(-random.Next(1, 6)).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
    };

    private static string Area(Random random) => $"area-{random.Next(8)}";

    private static bool Rarely(Random random) => random.Next(15) == 0;
}
