using FsCheck;
using FsCheck.Fluent;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Talks;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Tests.Talks.Matching;

/// <summary>A directory of areas, a talk for some of them, and parents who might be asked.</summary>
public sealed class MatchingCase
{
    public required MadeDirectory Directory { get; init; }

    public required IReadOnlyList<Guid> Areas { get; init; }

    public required WiderAudience Wider { get; init; }

    public required IReadOnlyList<AgencyKind> Kinds { get; init; }

    public required IReadOnlyList<Guid> Agencies { get; init; }

    public required TalkNeed Need { get; init; }

    public required List<Candidate> Candidates { get; init; }

    /// <summary>Whether somebody of an area may be there, in the plainest words: it shares a chain of mergers, or a member, with an area of the talk.</summary>
    public bool MayBeOf(Guid area) =>
        Wider.HasFlag(WiderAudience.Everywhere) || Wider.HasFlag(WiderAudience.NotKnown) || (Areas.Count == 0 && Wider == 0) || Areas.Any(a => Directory.HaveSomebodyInCommon(a, area));

    public bool MayHold(KeptAway away) =>
        (away.AgencyId is { } agency && Agencies.Contains(agency))
        || ((away.AreaId is null || MayBeOf(away.AreaId.Value)) && (away.Kind is null || Kinds.Count == 0 || Kinds.Contains(away.Kind.Value)));

    public override string ToString() => $"{Need}\n{string.Join('\n', Candidates)}";
}

/// <summary>Areas with mergers, divisions and partnerships, and what they have in common found by walking every pair.</summary>
public sealed class MadeDirectory
{
    private readonly Dictionary<Guid, Guid[]> parts;
    private readonly HashSet<(Guid From, Guid To)> becomes;

    public MadeDirectory(Random random, int authorities, int partnerships)
    {
        var ids = Enumerable.Range(0, authorities).Select(i => new Guid(i, 0, 0, new byte[8])).ToArray();
        // From lower to higher numbers only: time doesn't go in circles.
        List<AreaSuccession> successions = [.. ids.SelectMany((from, i) => ids.Skip(i + 1).Where(_ => random.Next(60) == 0).Select(to => new AreaSuccession(from, to)))];
        var joined = Enumerable.Range(0, partnerships).Select(i => (Id: new Guid(1000 + i, 0, 0, new byte[8]), Members: ids.Where(_ => random.Next(6) == 0).ToArray())).ToArray();
        parts = ids.Select(id => (Id: id, Members: Array.Empty<Guid>())).Concat(joined).ToDictionary(a => a.Id, a => a.Members);
        becomes = successions.Select(s => (s.PredecessorId, s.SuccessorId)).ToHashSet();
        for (var grown = -1; grown < becomes.Count;)
        {
            grown = becomes.Count;
            becomes.UnionWith((from a in becomes from b in becomes where a.To == b.From select (a.From, b.To)).ToList());
        }
        Relations = new AreaRelations([.. parts.Select(p => Area(p.Key, p.Value))], new AreaSuccessions(successions));
    }

    public AreaRelations Relations { get; }

    public IReadOnlyList<Guid> All => [.. parts.Keys];

    public bool HaveSomebodyInCommon(Guid a, Guid b) =>
        parts[a].Append(a).Any(x => parts[b].Append(b).Any(y => x == y || becomes.Contains((x, y)) || becomes.Contains((y, x))));

    private static Area Area(Guid id, Guid[] members) => new()
    {
        Id = id, Slug = $"{id:N}", Name = $"Area {id:N}", Code = null, Kind = members.Length > 0 ? AreaKind.Partnership : AreaKind.Unitary, Region = "", StartedOn = null, EndedOn = null, MemberIds = members,
    };
}

/// <summary>Talks and parents by chance, near enough to each other that every rule matters.</summary>
public static class MatchingCases
{
    private const int Parents = 20;
    private static readonly string[] Regions = ["North West", "Wales", "London"];
    private static readonly Topics All = Enum.GetValues<Topics>().Aggregate(Topics.None, (all, one) => all | one);
    private static readonly AgencyKind[] Kinds = Enum.GetValues<AgencyKind>();

    public static DateOnly Today { get; } = new(2027, 2, 1);

    /// <summary>Shrinks by leaving out parents.</summary>
    public static Arbitrary<MatchingCase> Made() => Arb.From(
        Gen.Choose(0, int.MaxValue - 1).Select(seed => Made(new Random(seed))),
        made => made.Candidates.Select(left => With(made, [.. made.Candidates.Where(c => c != left)])));

    private static MatchingCase Made(Random random)
    {
        var directory = new MadeDirectory(random, authorities: 14, partnerships: 2);
        var agencies = Enumerable.Range(0, 4).Select(i => new Guid(2000 + i, 0, 0, new byte[8])).ToArray();
        Guid[] areas = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Area(random, directory)).Distinct()];
        var wider = random.Next(12) == 0 ? WiderAudience.Everywhere : random.Next(12) == 0 ? WiderAudience.NotKnown : areas.Length == 0 && random.Next(3) > 0 ? WiderAudience.Abroad : WiderAudience.None;
        AgencyKind[] kinds = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Kinds[random.Next(Kinds.Length)]).Distinct()];
        Guid[] named = [.. agencies.Where(_ => random.Next(8) == 0)];
        return new MatchingCase
        {
            Directory = directory, Areas = areas, Wider = wider, Kinds = kinds, Agencies = named,
            Need = Need(random, Audience.Of(directory.Relations, areas, wider, kinds, named)),
            Candidates = [.. Enumerable.Range(0, Parents).Select(_ => Candidate(random, directory, agencies))],
        };
    }

    private static MatchingCase With(MatchingCase made, List<Candidate> candidates) => new()
    {
        Directory = made.Directory, Areas = made.Areas, Wider = made.Wider, Kinds = made.Kinds, Agencies = made.Agencies, Need = made.Need, Candidates = candidates,
    };

    private static TalkNeed Need(Random random, Audience audience) => new()
    {
        TalkId = Guid.NewGuid(), Day = Today.AddDays(random.Next(1, 60)), Activity = random.Next(4) == 0 ? Activities.Conference : Activities.LiveTalk,
        IsOnline = random.Next(2) == 0, Topics = (Topics)(1 << random.Next(6)), Audience = audience, Region = Regions[random.Next(Regions.Length)],
    };

    private static Candidate Candidate(Random random, MadeDirectory directory, Guid[] agencies) => new()
    {
        Id = Guid.NewGuid(), IsPaused = Rarely(random),
        Consent = Rarely(random) ? null : new SpeakerConsent(Rarely(random) ? (Topics)random.Next(1, 64) : All, !Rarely(random), !Rarely(random)),
        Wanted = Rarely(random) ? Activities.Quote : Activities.LiveTalk | Activities.Conference, Online = !Rarely(random), InPerson = !Rarely(random),
        OffLimits = (Topics)(random.Next(3) == 0 ? 1 << random.Next(6) : 0), TalksAYear = random.Next(0, 6), RestDays = random.Next(0, 20),
        NoticeDays = random.Next(0, 30), OwnArea = random.Next(5) == 0, Travel = (Travel)random.Next(3),
        AreaId = Rarely(random) ? null : Area(random, directory), Region = Rarely(random) ? null : Regions[random.Next(Regions.Length)],
        KeptAway = random.Next(4) > 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Away(random, directory, agencies))],
        TalkDays = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Today.AddDays(random.Next(-400, 400)))],
        RestsUntil = Rarely(random) ? Today.AddDays(random.Next(-10, 60)) : null, WasAskedForThis = Rarely(random),
        LastAskedAt = random.Next(3) == 0 ? null : Today.AddDays(-random.Next(1, 6)).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
    };

    private static KeptAway Away(Random random, MadeDirectory directory, Guid[] agencies) => random.Next(4) switch
    {
        0 => new KeptAway(Area(random, directory), null, null),
        1 => new KeptAway(Area(random, directory), Kinds[random.Next(Kinds.Length)], null),
        2 => new KeptAway(Area(random, directory), Kinds[random.Next(Kinds.Length)], agencies[random.Next(agencies.Length)]),
        _ => new KeptAway(null, Kinds[random.Next(Kinds.Length)], null),
    };

    private static Guid Area(Random random, MadeDirectory directory) => directory.All[random.Next(directory.All.Count)];

    private static bool Rarely(Random random) => random.Next(15) == 0;
}
