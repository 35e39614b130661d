using System.Text;
using System.Text.Json;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Tests.Agreements.Evidence;

/// <summary>The bundle that proves an agreement, judged by the very script that docs/evidence.md prints, and by a verifier that was written from its words alone.</summary>
public sealed class EvidenceTests
{
    private static readonly string Key = SampleEvidence.SiteKey.ExportSubjectPublicKeyInfoPem();

    [Fact]
    public async Task GeneratedBundles_AreGenuine_AndTheVerdictSaysOfWhichAreaAndInWhichState()
    {
        var files = Enumerable.Range(0, 8).Select(i => ($"bundle {i}", new SampleEvidence(i).Make())).Select(f => (f.Item1, f.Item2.Zip, f.Item2.Kept)).ToList();

        foreach (var verdict in await PrintedScript.JudgeAsync(files, Key))
        {
            Assert.True(verdict.IsGenuine, $"{verdict.Name}: {verdict.Output}");
            Assert.Equal("Genuine \"areaCode\":\"E10000017\",\"areaName\":\"Lancashire\",\"state\":\"withdrawn\" as of 2026-01-06T09:01:40.000000Z checkpoint 12\nFalse\n", verdict.Output);
        }
        Assert.All(files, f => Assert.Empty(BundleVerifier.Problems(f.Zip, f.Kept, Key)));
    }

    [Fact]
    public void TheScript_IsShort_AndEachLineDoesOneThing()
    {
        Assert.Equal(2, PrintedScript.All.Count);
        Assert.All(PrintedScript.All, s => Assert.True(s.TrimEnd().Split('\n').Length <= 21, s));
        Assert.All(PrintedScript.All.SelectMany(s => s.TrimEnd().Split('\n')), l => Assert.True(l.Length <= 120 && !l.Contains(';', StringComparison.Ordinal), l));
    }

    [Fact]
    public async Task WhatWasComputedAnewFromEndToEnd_IsFound_WithAKeptCheckpoint()
    {
        var (genuine, kept) = new SampleEvidence(3).Make();
        var files = new List<(string Name, byte[] Zip, string Kept)>();
        foreach (var (name, forged) in SampleEvidence.Forgeries(3))
        {
            var (zip, own) = forged.Make(isForged: true);
            files.Add((name, zip, kept));
            files.Add(($"{name}, with the forger's own checkpoint", zip, own));
            // The site's signed checkpoint beside a chain that it doesn't lead to.
            files.Add(($"{name}, with the proof of the genuine one", SampleEvidence.Zip([.. Without(zip, "proof/"), .. Only(genuine, "proof/")]), kept));
        }

        await AssertFoundAsync(files);
        Assert.True(files.Count >= 45);
    }

    [Fact]
    public async Task AnEarlierBundle_ThatStillReadsInForce_IsFound_WithANewerCheckpointThatWasKept()
    {
        var earlier = new SampleEvidence(5);
        earlier.Entries.RemoveAt(earlier.Entries.Count - 1);
        var (old, atThatTime) = earlier.Make(number: 11);
        var (_, newer) = new SampleEvidence(5).Make();

        var then = Assert.Single(await PrintedScript.JudgeAsync([("then", old, atThatTime)], Key));
        Assert.True(then.IsGenuine);
        Assert.Contains("\"state\":\"in-force\" as of 2026-01-06T09:01:40.000000Z checkpoint 11", then.Output, StringComparison.Ordinal);
        await AssertFoundAsync([("an earlier one", old, newer)]);
    }

    [Fact]
    public async Task AnotherAreasBundle_SaysWhoseItIs_AndDoesNotPassUnderThisAreasProof()
    {
        var (_, kept) = new SampleEvidence(6).Make();
        var other = new SampleEvidence(7);
        (other.Entries[0].Details["areaName"], other.Entries[0].Details["areaCode"]) = ("Cumbria", "E10000006");
        var (zip, _) = other.Make();

        var verdict = Assert.Single(await PrintedScript.JudgeAsync([("Cumbria's", zip, other.Make().Kept)], Key));
        Assert.Contains("\"areaCode\":\"E10000006\",\"areaName\":\"Cumbria\"", verdict.Output, StringComparison.Ordinal);
        await AssertFoundAsync([("under this area's checkpoint", zip, kept)]);
    }

    [Fact]
    public async Task AnySingleChangedByte_OfAnyFile_IsFound()
    {
        var random = new Random(11);
        var (zip, kept) = new SampleEvidence(11).Make();
        var parts = SampleEvidence.Parts(zip);
        var changed = new List<(string, byte[], string)>();
        foreach (var (name, content) in parts)
        {
            // A byte here and there, over all of it, the last one too.
            var step = Math.Max(1, content.Length / 5);
            foreach (var at in Enumerable.Range(0, 6).Select(i => Math.Min(content.Length - 1, random.Next(step) + (i * step))).Append(content.Length - 1).Distinct())
            {
                byte[] other = [.. content];
                // Of two ways to write the same hexadecimal digit, either is right.
                other[at] ^= name == "proof/path.txt" ? (byte)1 : (byte)(1 << random.Next(8));
                if (name != "proof/path.txt" || at < content.Length - 1)
                {
                    changed.Add(($"{name} at {at}", SampleEvidence.Zip(parts.Select(p => p.Name == name ? (p.Name, other) : p)), kept));
                }
            }
        }

        foreach (var verdict in await PrintedScript.JudgeAsync(changed, Key))
        {
            Assert.False(verdict.IsGenuine, $"{verdict.Name}: {verdict.Output}");
        }
        Assert.True(changed.Count > 80);
    }

    [Fact]
    public async Task AnyFileThatIsMissingAddedTwiceOrExchanged_IsFound()
    {
        var (zip, kept) = new SampleEvidence(12).Make();
        var parts = SampleEvidence.Parts(zip);
        var changed = new List<(string, byte[], string)>();
        void Change(string name, IEnumerable<(string Name, byte[] Content)> files) => changed.Add((name, SampleEvidence.Zip(files), kept));
        foreach (var (name, content) in parts)
        {
            Change($"{name} missing", parts.Where(p => p.Name != name));
            Change($"{name} empty", parts.Select(p => p.Name == name ? (name, []) : p));
            Change($"{name} twice", parts.Append((name, content)));
            Change($"{name} once more, otherwise", parts.Prepend((name, [.. content, (byte)' '])));
            Change($"{name} out of its order", parts.Where(p => p.Name != name).Append((name == parts[^1].Name ? "!first" : "zzz-last", content)));
        }
        foreach (var (one, other) in parts.Zip(parts.Skip(1)))
        {
            Change($"{one.Name} and {other.Name} exchanged", parts.Select(p => p.Name == one.Name ? (p.Name, other.Content) : p.Name == other.Name ? (p.Name, one.Content) : p));
        }
        Change("a file added", parts.Append(("signature-99.json", "{}"u8.ToArray())));
        Change("a note added", parts.Append(("README.txt", "All of this is true."u8.ToArray())));
        Change("nothing", []);

        await AssertFoundAsync(changed);
    }

    [Fact]
    public async Task WhatIsChangedWithCare_IsFound()
    {
        var (zip, kept) = new SampleEvidence(13).Make();
        var parts = SampleEvidence.Parts(zip);
        var changed = new List<(string, byte[], string)>();
        void Tamper(string file, string old, string @new)
        {
            var text = Encoding.Latin1.GetString(parts.Single(p => p.Name == file).Content);
            var at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{old} is not in {file}");
            var bytes = Encoding.Latin1.GetBytes($"{text[..at]}{@new}{text[(at + old.Length)..]}");
            changed.Add(($"{file}: {old}", SampleEvidence.Zip(parts.Select(p => p.Name == file ? (p.Name, bytes) : p)), kept));
        }

        foreach (var field in new[]
        {
            "typedName", "typedRole", "typedAuthority", "identityShown", "agencyName", "onBehalfOf", "salt", "signedAt", "declaration", "level", "signatory", "mailbox", "mailboxSha256",
        })
        {
            Tamper("signature-02.json", $"\"{field}\": \"", $"\"{field}\": \"X");
        }
        Tamper("signature-01.json", "\"nameMayBePublic\": ", "\"nameMayBePublic\": !");
        Tamper("signature-01.json", "typedRole", "typedAuthority");
        Tamper("ledger/000001", "parent-charter", "parent-chapter");
        Tamper("ledger/000001", "Lancashire", "Oxfordshir");
        Tamper("ledger/000001", "E10000017", "E10000025");
        Tamper("ledger/000001", "\"version\":1", "\"version\":2");
        Tamper("ledger/000003", "\"seal\":\"", "\"seal\":\"0");
        Tamper("ledger/000003", "agreement.signed", "agreement.refused");
        Tamper("proof/checkpoint.json", "\"number\": 12", "\"number\": 13");
        Tamper("proof/checkpoint.json", "\"entries\": 99", "\"entries\": 98");
        Tamper("proof/checkpoint.json", "2026-01-06", "2027-01-06");
        Tamper("proof/path.txt", "agreement/", "agreements/");
        Tamper("proof/path.txt", "left ", "right ");

        // An entry is taken out and the names close the gap.
        var entries = parts.Where(p => p.Name.StartsWith("ledger/", StringComparison.Ordinal)).ToList();
        foreach (var gone in Enumerable.Range(0, entries.Count))
        {
            var rest = entries.Where((_, i) => i != gone).Select((e, i) => ($"ledger/{i + 1:D6}", e.Content));
            changed.Add(($"entry {gone + 1} taken out", SampleEvidence.Zip(Without(zip, "ledger/").Concat(rest)), kept));
        }

        await AssertFoundAsync(changed);
        Assert.True(changed.Count > 28);
    }

    [Fact]
    public void TheBundle_HoldsWhatWasHashed_UnderNamesInTheLedgersOrder()
    {
        var parts = SampleEvidence.Parts(new SampleEvidence(17).Make().Zip);

        Assert.Equal(parts.Select(p => p.Name).Order(StringComparer.Ordinal), parts.Select(p => p.Name));
        var signatures = parts.Where(p => p.Name.StartsWith("signature-", StringComparison.Ordinal)).Select(p => JsonDocument.Parse(p.Content).RootElement).ToList();
        Assert.Equal("I am \"the\" director\\ of it.\u0001\u007f", signatures[0].GetProperty("typedAuthority").GetString());
        Assert.Equal("pace agreement countersignature 1", signatures[^1].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task TheScript_EndsWith0ForAGenuineBundle_And1ForAnotherOrAnotherKey()
    {
        var (zip, kept) = new SampleEvidence(19).Make();
        using var stranger = System.Security.Cryptography.RSA.Create(2048);

        Assert.Equal(0, await RunAsync(zip, Key));
        Assert.Equal(1, await RunAsync(SampleEvidence.Zip(SampleEvidence.Parts(zip).Select(p => p.Name == "document.md" ? (p.Name, [.. p.Content, (byte)'\n']) : p)), Key));
        Assert.Equal(1, await RunAsync(zip, stranger.ExportSubjectPublicKeyInfoPem()));

        async Task<int> RunAsync(byte[] bundle, string key) =>
            (await PrintedScript.RunAsync(PrintedScript.All[0], ("evidence.zip", bundle), ("kept.json", Encoding.UTF8.GetBytes(kept)), ("key.pem", Encoding.UTF8.GetBytes(key)))).ExitCode;
    }

    [Fact]
    public async Task TheSecondScript_SaysOfEveryTwoCheckpoints_WhetherOneGoesOnFromTheOther()
    {
        var (logs, tree) = (new List<string>(), new MerkleTree());
        for (var i = 1; i <= 9; i++)
        {
            tree.Add([(byte)i]);
            logs.Add(Convert.ToHexStringLower(tree.Root()));
        }
        foreach (var (older, newer) in new[] { (1, 2), (1, 9), (3, 7), (4, 7), (6, 9), (8, 9) })
        {
            var longer = new MerkleTree();
            Enumerable.Range(1, newer).ToList().ForEach(i => longer.Add([(byte)i]));
            var proof = longer.ConsistencyWith(older).Select(Convert.ToHexStringLower).ToArray();
            Assert.Equal(0, await RunAsync(older, logs[older - 1], newer, logs[newer - 1], proof));
            Assert.Equal(1, await RunAsync(older, logs[newer - 1], newer, logs[newer - 1], proof));
            Assert.Equal(1, await RunAsync(older, logs[older - 1], newer, logs[older - 1], proof));
            Assert.Equal(1, await RunAsync(older, logs[older - 1], newer, logs[newer - 1], proof[..^1]));
        }

        async Task<int> RunAsync(int older, string olderLog, int newer, string newerLog, string[] proof) => (await PrintedScript.RunAsync(
            PrintedScript.All[1], ("older.json", Json(new { number = older, log = olderLog })), ("newer.json", Json(new { number = newer, log = newerLog })), ("proof.json", Json(new { proof })))).ExitCode;
    }

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value);

    private static IEnumerable<(string Name, byte[] Content)> Without(byte[] zip, string folder) => SampleEvidence.Parts(zip).Where(p => !p.Name.StartsWith(folder, StringComparison.Ordinal));

    private static IEnumerable<(string Name, byte[] Content)> Only(byte[] zip, string folder) => SampleEvidence.Parts(zip).Where(p => p.Name.StartsWith(folder, StringComparison.Ordinal));

    private static async Task AssertFoundAsync(List<(string Name, byte[] Zip, string Kept)> changed)
    {
        foreach (var verdict in await PrintedScript.JudgeAsync(changed, Key))
        {
            Assert.False(verdict.IsGenuine, $"{verdict.Name}: {verdict.Output}");
        }
        // The verifier that was written from the documentation says the same.
        Assert.All(changed, c => Assert.True(BundleVerifier.Problems(c.Zip, c.Kept, Key).Count > 0, c.Name));
    }
}
