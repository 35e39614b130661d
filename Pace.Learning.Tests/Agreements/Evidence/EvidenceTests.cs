using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pace.Learning.Web.Agreements.Evidence;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Tests.Agreements.Evidence;

/// <summary>The bundle that proves an agreement, judged by the very script that docs/evidence.md prints.</summary>
public sealed class EvidenceTests
{
    private static readonly string Script = ReadScript();

    [Fact]
    public async Task GeneratedBundles_AreGenuine()
    {
        var random = new Random(20261122);
        var files = Enumerable.Range(0, 12).Select(i => ($"bundle {i}", Bundle(random).ToZip())).ToList();

        foreach (var (name, genuine, output) in await JudgeAsync(files))
        {
            Assert.True(genuine, $"{name}: {output}");
        }
    }

    [Fact]
    public void TheSameEvidence_MakesTheSameBytes() =>
        Assert.Equal(Bundle(new Random(7)).ToZip(), Bundle(new Random(7)).ToZip());

    [Fact]
    public void TheScript_HasTenLines_AndEachOfThemDoesOneThing()
    {
        var lines = Script.TrimEnd().Split('\n');

        Assert.Equal(10, lines.Length);
        Assert.All(lines, l => Assert.True(l.Length <= 120 && !l.Contains(';', StringComparison.Ordinal), l));
    }

    [Fact]
    public async Task AnySingleChangedByte_OfAnyFile_IsFound()
    {
        var random = new Random(11);
        var parts = Parts(Bundle(random).ToZip());
        var changed = new List<(string, byte[])>();
        foreach (var (name, content) in parts)
        {
            // A byte here and there, over all of it, the last one too.
            var step = Math.Max(1, content.Length / 9);
            foreach (var at in Enumerable.Range(0, 10).Select(i => Math.Min(content.Length - 1, random.Next(step) + (i * step))).Append(content.Length - 1).Distinct())
            {
                byte[] other = [.. content];
                other[at] ^= (byte)(1 << random.Next(8));
                changed.Add(($"{name} at {at}", Zip(parts.Select(p => p.Name == name ? (p.Name, other) : p))));
            }
        }

        await AssertFoundAsync(changed);
        Assert.True(changed.Count > 100);
    }

    [Fact]
    public async Task AnyFileThatIsMissingAddedTwiceOrExchanged_IsFound()
    {
        var parts = Parts(Bundle(new Random(12)).ToZip());
        var changed = new List<(string, byte[])>();
        foreach (var (name, content) in parts)
        {
            changed.Add(($"{name} missing", Zip(parts.Where(p => p.Name != name))));
            changed.Add(($"{name} empty", Zip(parts.Select(p => p.Name == name ? (name, []) : p))));
            changed.Add(($"{name} twice", Zip(parts.Append((name, content)))));
            changed.Add(($"{name} once more, otherwise", Zip(parts.Prepend((name, [.. content, (byte)' '])))));
            changed.Add(($"{name} out of its order", Zip(parts.Where(p => p.Name != name).Append((name == parts[^1].Name ? "!first" : "zzz-last", content)))));
        }
        foreach (var (one, other) in parts.Zip(parts.Skip(1)))
        {
            changed.Add(($"{one.Name} and {other.Name} exchanged", Zip(parts.Select(p => p.Name == one.Name ? (p.Name, other.Content) : p.Name == other.Name ? (p.Name, one.Content) : p))));
        }
        changed.Add(("a file added", Zip(parts.Append(("signature-99.json", "{}"u8.ToArray())))));
        changed.Add(("a note added", Zip(parts.Append(("README.txt", "All of this is true."u8.ToArray())))));
        changed.Add(("nothing", Zip([])));

        await AssertFoundAsync(changed);
    }

    [Fact]
    public async Task WhatIsChangedWithCare_IsFound()
    {
        var parts = Parts(Bundle(new Random(13)).ToZip());
        var changed = new List<(string, byte[])>();
        void Tamper(string file, string old, string @new)
        {
            var text = Encoding.Latin1.GetString(parts.Single(p => p.Name == file).Content);
            var at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{old} is not in {file}");
            var bytes = Encoding.Latin1.GetBytes($"{text[..at]}{@new}{text[(at + old.Length)..]}");
            changed.Add(($"{file}: {old}", Zip(parts.Select(p => p.Name == file ? (p.Name, bytes) : p))));
        }

        foreach (var field in new[] { "typedName", "typedRole", "typedAuthority", "identityShown", "agencyName", "onBehalfOf", "salt", "signedAt", "declaration", "level", "signatory", "person" })
        {
            Tamper("signature-02.json", $"\"{field}\": \"", $"\"{field}\": \"X");
        }
        Tamper("signature-01.json", "\"nameMayBePublic\": ", "\"nameMayBePublic\": !");
        Tamper("signature-01.json", "typedRole", "typedAuthority");
        Tamper("ledger/000001", "parent-charter", "parent-chapter");
        Tamper("ledger/000001", "\"version\":1", "\"version\":2");
        Tamper("ledger/000003", "\"seal\":\"", "\"seal\":\"0");
        Tamper("ledger/000003", "agreement.signed", "agreement.refused");

        // An entry is taken out and the names close the gap.
        var entries = parts.Where(p => p.Name.StartsWith("ledger/0", StringComparison.Ordinal)).ToList();
        foreach (var gone in Enumerable.Range(0, entries.Count))
        {
            var rest = entries.Where((_, i) => i != gone).Select((e, i) => ($"ledger/{i + 1:D6}", e.Content));
            changed.Add(($"entry {gone + 1} taken out", Zip(parts.Where(p => !p.Name.StartsWith("ledger/0", StringComparison.Ordinal)).Concat(rest))));
        }

        // Another name, with a seal that fits to it in its entry: then the chain doesn't fit.
        var signature = parts.Single(p => p.Name == "signature-01.json").Content;
        byte[] forged = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(signature).Replace("\"typedName\": \"", "\"typedName\": \"Not ", StringComparison.Ordinal));
        var resealed = parts.Select(p => p.Name switch
        {
            "signature-01.json" => (p.Name, forged),
            "ledger/000003" => (p.Name, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(p.Content).Replace(Sha256(signature), Sha256(forged), StringComparison.Ordinal))),
            _ => p,
        });
        changed.Add(("a name with its seal", Zip(resealed)));

        await AssertFoundAsync(changed);
    }

    [Fact]
    public void TheBundle_HoldsWhatWasHashed_UnderNamesInTheLedgersOrder()
    {
        var bundle = Bundle(new Random(17));

        var parts = Parts(bundle.ToZip());

        Assert.Equal(bundle.Document.ToArray(), parts[0].Content);
        Assert.Equal(parts.Select(p => p.Name).Order(StringComparer.Ordinal), parts.Select(p => p.Name));
        var signatures = parts.Where(p => p.Name.StartsWith("signature-", StringComparison.Ordinal)).Select(p => JsonDocument.Parse(p.Content).RootElement).ToList();
        Assert.Equal(bundle.Signatures.Count, signatures.Count);
        Assert.Equal("I am \"the\" director\\ of it.\u0001\u007f", signatures[0].GetProperty("typedAuthority").GetString());
        Assert.Equal("pace agreement countersignature 1", signatures[^1].GetProperty("kind").GetString());
    }

    private static async Task AssertFoundAsync(List<(string Name, byte[] Zip)> changed)
    {
        foreach (var (name, genuine, output) in await JudgeAsync(changed))
        {
            Assert.False(genuine, $"{name}: {output}");
        }
    }

    /// <summary>An agreement as the ledger records it: begun, signed by several with all sorts of names, something in between, countersigned.</summary>
    private static EvidenceBundle Bundle(Random random)
    {
        var (agreement, area, text) = (Id(random), Id(random), Encoding.UTF8.GetBytes($"---\neffective: 2026-01-05\n---\nText {random.Next()}, ünï\r\ncode.\n"));
        var chain = new Chain($"agreement/{agreement}", random);
        chain.Append("agreement.started", null, new { area, document = "parent-charter", version = 1, documentSha256 = Sha256(text), number = 1 });
        var signatures = new List<string>();
        var count = 2 + random.Next(3);
        for (var i = 0; i < count; i++)
        {
            chain.Append("agreement.invited", Id(random), new { number = i, signatory = Id(random) });
            var declaration = $"I declare “this” {random.Next()}:\n\tall of it.";
            var signature = new SealedSignature
            {
                Id = Id(random), AgreementId = agreement, SignatoryId = Id(random), PersonId = i == 0 ? null : Id(random), TypedName = Name(random), TypedRole = Name(random),
                TypedAuthority = "I am \"the\" director\\ of it.\u0001\u007f", SignedAt = LedgerTime.Microseconds(new DateTime(2026, 1, 6, 9, 0, 0, DateTimeKind.Utc)) + random.Next(),
                DocumentSha256 = Sha256(text), DeclarationSha256 = Sha256(Encoding.UTF8.GetBytes(declaration)), Declaration = declaration, IdentityShown = "e-mail link and code",
                NameMayBePublic = random.Next(2) == 0, Salt = Sha256(Id(random).ToByteArray())[..32], RoleKey = "police", Role = Name(random), Level = "SeniorLeaders", AgencyId = Id(random),
                AgencyName = Name(random), OnBehalfOf = i == 1 ? Name(random) : "",
            };
            chain.Append("agreement.signed", Id(random), new { number = i, documentSha256 = Sha256(text), declarationSha256 = signature.DeclarationSha256, seal = signature.Seal() });
            signatures.Add(signature.Text());
        }
        var ours = Countersignature.SealedText(agreement, Id(random), Name(random), LedgerTime.Microseconds(new DateTime(2026, 1, 7, 9, 0, 0, DateTimeKind.Utc)), "salt");
        chain.Append("agreement.countersigned", Id(random), new { seal = Sha256(Encoding.UTF8.GetBytes(ours)), documentSha256 = Sha256(text) });
        chain.Append("agreement.review-due", null, new { number = 99 });
        return new() { Document = text, Signatures = [.. signatures, ours], Entries = chain.Entries, Seal = chain.Seal };
    }

    private static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Upper(Guid id) => id.ToString().ToUpperInvariant();

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private static string Name(Random random) =>
        new string[] { "Ann Onymous", "Siân Ó Cuinn-Müller", "名前 🙂", "O'Neil \"Bob\" \\ Smith", "<b>Bold</b> & co", "A\tB\nC" }[random.Next(6)] + random.Next(100);

    private static string ReadScript()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "evidence.md"));
        var start = text.IndexOf("```python\n", StringComparison.Ordinal) + "```python\n".Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    /// <summary>Runs the script, as it is printed, on each file.</summary>
    internal static async Task<List<(string Name, bool IsGenuine, string Output)>> JudgeAsync(List<(string Name, byte[] Zip)> files)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "check.py"), Script);
        // One interpreter for all of them: starting one takes longer than the check.
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "all.py"), """
            import sys
            script = compile(open("check.py", encoding="utf-8").read(), "check.py", "exec")
            for file in sys.argv[1:]:
                sys.argv = ["check.py", file]
                try: exec(script, {})
                except SystemExit as e: print(e)
                except Exception as e: print("ERROR", type(e).__name__)
                print("--")
            """);
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        start.ArgumentList.Add("all.py");
        for (var i = 0; i < files.Count; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, $"{i}.zip"), files[i].Zip);
            start.ArgumentList.Add($"{i}.zip");
        }
        using var python = Process.Start(start)!;
        var errors = python.StandardError.ReadToEndAsync();
        var output = (await python.StandardOutput.ReadToEndAsync()).Split("--\n", StringSplitOptions.RemoveEmptyEntries);
        await python.WaitForExitAsync();
        Assert.True(output.Length == files.Count, await errors);
        return [.. files.Zip(output, (f, o) => (f.Name, o.StartsWith("Genuine, ", StringComparison.Ordinal), o))];
    }

    [Fact]
    public async Task TheScript_EndsWith0ForAGenuineBundle_And1ForAnother()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "check.py"), Script);
        var zip = Bundle(new Random(19)).ToZip();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "good.zip"), zip);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "bad.zip"), Zip(Parts(zip).Select(p => p.Name == "document.md" ? (p.Name, [.. p.Content, (byte)'\n']) : p)));

        Assert.Equal(0, await RunAsync("good.zip"));
        Assert.Equal(1, await RunAsync("bad.zip"));

        async Task<int> RunAsync(string file)
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["check.py", file]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
            await python.WaitForExitAsync();
            return python.ExitCode;
        }
    }

    private static List<(string Name, byte[] Content)> Parts(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(e =>
        {
            using var stream = e.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return (e.FullName, bytes.ToArray());
        })];
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A chain of entries, hashed as the ledger hashes them.</summary>
    private sealed class Chain(string subject, Random random)
    {
        public byte[] Seal { get; private set; } = EntryHash.None;

        public List<byte[]> Entries { get; } = [];

        public void Append<T>(string act, Guid? actor, T payload)
        {
            Entries.Add(new EntryHash().Encode(new EntryFields
            {
                Id = Encoding.ASCII.GetBytes(Upper(Id(random))), Subject = Encoding.UTF8.GetBytes(subject), Sequence = Entries.Count + 1,
                At = LedgerTime.Microseconds(new DateTime(2026, 1, 6, 9, 0, Entries.Count, DateTimeKind.Utc)) + random.Next(1_000_000), Act = Encoding.UTF8.GetBytes(act),
                Actor = actor is { } who ? Encoding.ASCII.GetBytes(Upper(who)) : [], Payload = Encoding.UTF8.GetBytes(CanonicalJson.Write(payload)), PreviousHash = Seal,
            }).ToArray());
            Seal = SHA256.HashData(Entries[^1]);
        }
    }
}
