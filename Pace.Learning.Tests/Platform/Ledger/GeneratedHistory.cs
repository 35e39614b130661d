using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Platform.Ledger;

/// <summary>A history of acts on many subjects, one among the other, always the same for a seed: 160 entries with three checkpoints, and 20 after the last.</summary>
internal sealed class GeneratedHistory(LedgerOnItsOwn ledger, int seed = 7)
{
    private static readonly string[] Acts = ["consent.given", "consent.withdrawn", "use.approved", "record.looked-at"];
    private static readonly string[] Words = ["plain", "with \"quotes\" and \\", "Zażółć gęślą jaźń", "お茶", "👩‍👧 two\nlines", "\u0001\u2028"];
    private readonly Random random = new(seed);

    /// <summary>The one that tests tamper with: it has 36 entries, the last four after the last checkpoint.</summary>
    public LedgerSubject Chain { get; } = new("contribution", "0191f0c2-0000-7000-8000-000000000001");

    public async Task<GeneratedHistory> WriteAsync()
    {
        for (var part = 0; part < 4; part++)
        {
            await AppendAsync(part < 3 ? 160 / 3 / 5 * 5 + (part == 0 ? 10 : 0) : 20);
            ledger.Clock.Advance(TimeSpan.FromHours(1));
            if (part < 3)
            {
                Assert.NotNull(await ledger.CheckpointAsync());
            }
        }
        return this;
    }

    private async Task AppendAsync(int entries)
    {
        for (var i = 0; i < entries; i += 5)
        {
            await ledger.WithAsync(async db =>
            {
                for (var n = 0; n < 5; n++)
                {
                    var payload = new { Words = Words[random.Next(Words.Length)], Times = random.Next(), Uses = new[] { "lesson/1", "é" }, Until = (string?)null };
                    Guid? actor = random.Next(4) == 0 ? null : new Guid(random.Next(), 0, 0, new byte[8]);
                    await ledger.Ledger.AppendAsync(db, n == 0 ? Chain : Other(), Acts[random.Next(Acts.Length)], payload, actor);
                }
                return await db.SaveChangesAsync();
            });
        }
    }

    private LedgerSubject Other() => new(random.Next(2) == 0 ? "agreement" : "contribution-use", $"{random.Next(8)}");
}
