using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Tests.Support;
using Pace.Learning.Web.Agreements.Evidence;
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
    public async Task AnySingleChangedByte_OfTextDeclarationSignatureOrEntry_IsFound()
    {
        var random = new Random(11);
        var parts = Parts(Bundle(random).ToZip());
        var changed = new List<(string, byte[])>();
        foreach (var (name, content) in parts)
        {
            // A byte here and there, over all of it.
            var step = name == "evidence.json" ? 41 : Math.Max(1, content.Length / 5);
            for (var at = random.Next(step); at < content.Length; at += step)
            {
                byte[] other = [.. content];
                other[at] = (byte)(other[at] is (byte)'a' ? 'b' : other[at] ^ 1);
                changed.Add(($"{name} at {at}: {Encoding.UTF8.GetString(content.AsSpan(Math.Max(0, at - 20), Math.Min(40, content.Length - Math.Max(0, at - 20))))}", Zip(parts.Select(p => p.Name == name ? (p.Name, other) : p))));
            }
        }

        foreach (var (name, genuine, _) in await JudgeAsync(changed))
        {
            Assert.False(genuine, name);
        }
        Assert.True(changed.Count > 100);
    }

    [Fact]
    public async Task EachFieldThatIsChangedWithCare_IsFound()
    {
        var parts = Parts(Bundle(new Random(13)).ToZip());
        var changed = new List<(string, byte[])>();
        void Tamper(string name, Action<JsonNode> act)
        {
            var json = JsonNode.Parse(parts.Single(p => p.Name == "evidence.json").Content)!;
            act(json);
            var bytes = Encoding.UTF8.GetBytes(json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
            changed.Add((name, Zip(parts.Select(p => p.Name == "evidence.json" ? (p.Name, bytes) : p))));
        }

        Tamper("area", e => e["area"] = Guid.NewGuid().ToString());
        Tamper("version", e => e["version"] = 2);
        Tamper("document", e => e["document"] = "another");
        Tamper("sign-up", e => e["signUp"] = Guid.NewGuid().ToString());
        foreach (var field in new[] { "typedName", "typedRole", "identityShown", "agencyName", "salt" })
        {
            Tamper(field, e => e["signatures"]![0]!["sealed"]![field] = "Somebody Else");
        }
        Tamper("labels exchanged", e =>
        {
            var fields = e["signatures"]![0]!["sealed"]!.AsObject();
            var names = fields.Select(f => (Name: f.Key == "typedRole" ? "typedAuthority" : f.Key == "typedAuthority" ? "typedRole" : f.Key, Value: f.Value?.DeepClone())).ToList();
            e["signatures"]![0]!["sealed"] = new JsonObject(names.Select(n => KeyValuePair.Create(n.Name, n.Value)));
        });
        Tamper("the countersignature left out", e => e.AsObject().Remove("countersignature"));
        Tamper("time", e => e["signatures"]![0]!["sealed"]!["signedAt"] = 1);
        Tamper("a signature left out", e => e["signatures"]!.AsArray().RemoveAt(1));
        Tamper("a signature twice", e => e["signatures"]!.AsArray().Add(e["signatures"]![0]!.DeepClone()));
        Tamper("another's entry", e => e["signatures"]![0]!["entry"] = e["signatures"]![1]!["entry"]!.GetValue<long>());
        Tamper("the first entry gone", e => e["ledger"]!["entries"]!.AsArray().RemoveAt(0));
        Tamper("an entry in the middle gone", e => e["ledger"]!["entries"]!.AsArray().RemoveAt(1));
        Tamper("countersigned by another", e => e["countersignature"]!["sealed"]!["name"] = "Somebody Else");
        Tamper("a payload", e => e["ledger"]!["entries"]![1]!["payload"] = e["ledger"]!["entries"]![1]!["payload"]!.GetValue<string>().Replace("\"seal\":\"", "\"seal\":\"0", StringComparison.Ordinal));
        changed.Add(("a declaration missing", Zip(parts.Where(p => p.Name != "declaration-1.txt"))));
        changed.Add(("the text missing", Zip(parts.Where(p => p.Name != "document.md"))));

        foreach (var (name, genuine, _) in await JudgeAsync(changed))
        {
            Assert.False(genuine, name);
        }
    }

    [Fact]
    public void TheBundle_HasTheExactTextAndDeclarations()
    {
        var bundle = Bundle(new Random(17));

        var parts = Parts(bundle.ToZip()).ToDictionary(p => p.Name, p => p.Content);

        Assert.Equal(bundle.DocumentBytes.ToArray(), parts["document.md"]);
        Assert.Equal(bundle.Signatures[0].Declaration, Encoding.UTF8.GetString(parts["declaration-1.txt"]));
        var json = JsonDocument.Parse(parts["evidence.json"]).RootElement;
        Assert.Equal("pace-agreement-evidence/1", json.GetProperty("format").GetString());
        Assert.Equal(bundle.Subject, json.GetProperty("ledger").GetProperty("subject").GetString());
        Assert.Equal(bundle.Signatures.Count, json.GetProperty("signatures").GetArrayLength());
    }

    /// <summary>An agreement as the ledger records it: begun, signed by several with all sorts of names, something in between, countersigned.</summary>
    private static EvidenceBundle Bundle(Random random)
    {
        var (signUp, area, text) = (Id(random), Id(random), Encoding.UTF8.GetBytes($"---\neffective: 2026-01-05\n---\nText {random.Next()}, ünï\r\ncode.\n"));
        var chain = new Chain($"agreement/{signUp}", random);
        chain.Append("agreement.started", null, new { area, document = "parent-charter", version = 1, documentSha256 = Sha256(text), number = 1 });
        var signatures = new List<SignatureEvidence>();
        var count = 2 + random.Next(3);
        for (var i = 0; i < count; i++)
        {
            chain.Append("agreement.invited", Id(random), new { number = i, place = Id(random) });
            var declaration = $"I declare “this” {random.Next()}:\n\tall of it.";
            var signature = new SignatureEvidence
            {
                Entry = chain.Entries.Count + 1, Id = Id(random), Place = Id(random), Person = i == 0 ? null : Id(random), TypedName = Name(random), TypedRole = Name(random),
                TypedAuthority = "I am \"the\" director\\ of it.\u0001\u007f", SignedAt = new DateTime(2026, 1, 6, 9, 0, 0, DateTimeKind.Utc).AddTicks(10 * random.Next()),
                DocumentSha256 = Sha256(text), DeclarationSha256 = Sha256(Encoding.UTF8.GetBytes(declaration)), Declaration = declaration, IdentityShown = "e-mail link and code",
                NameMayBePublic = random.Next(2) == 0, Salt = Sha256(Id(random).ToByteArray())[..32], RoleKey = "police", Role = Name(random), Level = "SeniorLeaders", Agency = Id(random),
                AgencyName = Name(random), OnBehalfOf = i == 1 ? Name(random) : "",
            };
            chain.Append("agreement.signed", Id(random), new { number = i, seal = Seal(signature.Sealed(signUp)) });
            signatures.Add(signature);
        }
        var counter = new CountersignatureEvidence(chain.Entries.Count + 1, Id(random), Name(random), new DateTime(2026, 1, 7, 9, 0, 0, DateTimeKind.Utc), "salt");
        chain.Append("agreement.countersigned", Id(random), new { seal = Seal(counter.Sealed(signUp)) });
        chain.Append("agreement.review-due", null, new { number = 99 });
        return new()
        {
            SignUp = signUp, Area = area, Document = "parent-charter", Version = 1, DocumentBytes = text, Signatures = signatures,
            Countersignature = counter, Entries = chain.Entries,
        };
    }

    /// <summary>Hashes as signing does: kind first, then every field.</summary>
    private static string Seal(IReadOnlyList<(string Name, object Value)> fields)
    {
        var encoding = new FieldEncoding().Begin(Encoding.UTF8.GetBytes((string)fields[0].Value));
        foreach (var (_, value) in fields.Skip(1))
        {
            _ = value is long number ? encoding.Add(number) : encoding.Add(Encoding.UTF8.GetBytes((string)value));
        }
        return Sha256(encoding.Bytes);
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
        return [.. files.Zip(output, (f, o) => (f.Name, o.StartsWith("Genuine: ", StringComparison.Ordinal), o))];
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
        private byte[] before = EntryHash.None;

        public List<EntryEvidence> Entries { get; } = [];

        public long Append<T>(string act, Guid? actor, T payload)
        {
            var (id, at, json) = (Id(random), new DateTime(2026, 1, 6, 9, 0, Entries.Count, DateTimeKind.Utc).AddTicks(10 * random.Next(1_000_000)), CanonicalJson.Write(payload));
            var hash = new byte[SHA256.HashSizeInBytes];
            new EntryHash().Compute(
                new EntryFields
                {
                    Id = Encoding.ASCII.GetBytes(Upper(id)), Subject = Encoding.UTF8.GetBytes(subject), Sequence = Entries.Count + 1, At = LedgerTime.Microseconds(at),
                    Act = Encoding.UTF8.GetBytes(act), Actor = actor is { } who ? Encoding.ASCII.GetBytes(Upper(who)) : [], Payload = Encoding.UTF8.GetBytes(json), PreviousHash = before,
                },
                hash);
            Entries.Add(new(id, Entries.Count + 1, at, act, actor, json, before, hash));
            before = hash;
            return Entries.Count;
        }
    }
}
