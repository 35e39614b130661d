using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Content.Library;
using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Parents.Details;
using Pace.Learning.Web.Parents.Preferences;
using Pace.Learning.Web.Platform.Security;
using Pace.Learning.Web.Talks.Matching;

namespace Pace.Learning.Benchmarks;

/// <summary>Matching for a talk among 5,000 parents, with opening each one's key, area and region.</summary>
internal static class MatchingBenchmark
{
    private const int Parents = 5_000;
    private const int Rounds = 50;

    public static Task RunAsync(string[] args)
    {
        var random = new Random(1);
        var master = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        var parents = Enumerable.Range(0, Parents).Select(_ => Parent(random, master)).ToList();
        var need = new TalkNeed
        {
            TalkId = Guid.NewGuid(), Day = new DateOnly(2027, 3, 2), Activity = Activities.LiveTalk, IsOnline = false, Topics = Topics.SocialCare,
            Audience = new Audience
            {
                IsFromAnywhere = false, Areas = new HashSet<Guid> { Area(3), Area(17) }, Kinds = new HashSet<AgencyKind> { AgencyKind.Council }, Agencies = new HashSet<Guid>(),
            },
            Region = "region-2",
        };
        var keys = parents.ToDictionary(p => p.Candidate.Id, p => p.Key);
        var texts = parents.SelectMany(p => new[]
        {
            new PersonText(p.Candidate.Id, ParticipantDetails.AreaPurpose, p.Area), new PersonText(p.Candidate.Id, ParticipantDetails.RegionPurpose, p.Region),
        }).ToList();
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var opened = PersonVault.OpenMany(master, keys, texts, new UnreadableTexts(Microsoft.Extensions.Logging.Abstractions.NullLogger<UnreadableTexts>.Instance));
            var candidates = parents.ConvertAll(p => p.Candidate with
            {
                AreaId = OwnArea.Read(opened[(p.Candidate.Id, ParticipantDetails.AreaPurpose)]).AreaId,
                Region = opened[(p.Candidate.Id, ParticipantDetails.RegionPurpose)],
            });
            var result = Matcher.Match(need, candidates, new DateOnly(2027, 2, 1));
            times.Add(watch.Elapsed.TotalMilliseconds);
            GC.KeepAlive(result);
        }
        times.Sort();
        Console.WriteLine($"matching: {Parents} parents with areas opened: median {times[Rounds / 2]:0.0} ms, best {times[0]:0.0} ms (aim: 50 ms)");
        return Task.CompletedTask;
    }

    private static SealedParent Parent(Random random, byte[] master)
    {
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        var candidate = new Candidate
        {
            Id = Guid.NewGuid(), Consent = random.Next(10) > 0 ? new SpeakerConsent(Topics.SocialCare | Topics.Police, Online: true, InPerson: true) : null, Wanted = Activities.LiveTalk, Online = true, InPerson = true, TalksAYear = 4, RestDays = 28,
            NoticeDays = 14, Travel = (Travel)random.Next(3), OffLimits = (Topics)(1 << random.Next(12)), IsPaused = random.Next(20) == 0,
            TalkDays = [.. Enumerable.Range(0, random.Next(5)).Select(_ => new DateOnly(2027, 3, 2).AddDays(random.Next(-300, 300)))],
            LastAskedAt = random.Next(3) == 0 ? null : new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(random.Next(300)),
        };
        return new SealedParent(
            candidate, Sealing.Seal(master, key, candidate.Id.ToByteArray()),
            Text(key, candidate.Id, ParticipantDetails.AreaPurpose, Area(random.Next(170)).ToString("N")),
            Text(key, candidate.Id, ParticipantDetails.RegionPurpose, $"region-{random.Next(10)}"));
    }

    private static Guid Area(int number) => new(number, 0, 0, new byte[8]);

    // As PersonVault binds text to person and purpose.
    private static byte[] Text(byte[] key, Guid id, string purpose, string text) =>
        Sealing.Seal(key, Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes($"{id:N}:{purpose}"));

    private sealed record SealedParent(Candidate Candidate, byte[] Key, byte[] Area, byte[] Region);
}
