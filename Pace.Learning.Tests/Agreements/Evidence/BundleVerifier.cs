using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pace.Learning.Tests.Agreements.Evidence;

/// <summary>
/// Checks a bundle as somebody would who has nothing but docs/evidence.md: it uses no type of the site. It says more than the printed script: what each entry, state and
/// signature must look like.
/// </summary>
internal sealed class BundleVerifier
{
    private static readonly string[] States = ["open", "declined", "signed", "in-force", "lapsed", "withdrawn", "cancelled", "superseded"];
    private static readonly string[] Signed = ["kind", "number", "at", "entries", "chains", "ends", "log", "key"];
    private readonly List<string> problems = [];

    public static IReadOnlyList<string> Problems(byte[] zip, string kept, string keyPem)
    {
        var verifier = new BundleVerifier();
        try
        {
            verifier.Check(Read(zip), JsonDocument.Parse(kept).RootElement, keyPem);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or JsonException or KeyNotFoundException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            verifier.problems.Add(e.Message);
        }
        return verifier.problems;
    }

    private static Dictionary<string, byte[]> Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
    }

    private void Check(Dictionary<string, byte[]> files, JsonElement kept, string keyPem)
    {
        var entries = files.Keys.Where(n => n.StartsWith("ledger/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var signatures = files.Keys.Where(n => n.StartsWith("signature-", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Must(files.Keys.ToHashSet().SetEquals([
            "document.md", "proof/checkpoint.json", "proof/checkpoint.sig", "proof/path.txt", .. Enumerable.Range(1, entries.Count).Select(i => $"ledger/{i:D6}"),
            .. Enumerable.Range(1, signatures.Count).Select(i => $"signature-{i:D2}.json"),
        ]), "other files than there should be");
        var chain = Encoding.UTF8.GetString(files["proof/path.txt"]).Split('\n')[0];
        CheckSignature(files, kept, keyPem);
        CheckPath(files, chain, entries.Count, SHA256.HashData(files[entries[^1]]), kept);
        CheckEntries([.. entries.Select(n => files[n])], chain, Hex(files["document.md"]), [.. signatures.Select(n => files[n])]);
    }

    private void CheckSignature(Dictionary<string, byte[]> files, JsonElement kept, string keyPem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(keyPem);
        var written = "{\n" + string.Join(",\n", Signed.Select(m => $"\"{m}\": {kept.GetProperty(m).GetRawText()}")) + "\n}\n";
        Must(Encoding.UTF8.GetString(files["proof/checkpoint.json"]) == written, "another checkpoint than the kept one");
        Must(key.VerifyData(files["proof/checkpoint.json"], files["proof/checkpoint.sig"], HashAlgorithmName.SHA256, RSASignaturePadding.Pss), "the checkpoint's signature");
        Must(kept.GetProperty("kind").GetString() == "pace ledger checkpoint 2", "the checkpoint's kind");
    }

    // The audit path of RFC 6962, whose sides follow from the place and from how many leaves there are.
    private void CheckPath(Dictionary<string, byte[]> files, string chain, int entries, byte[] last, JsonElement kept)
    {
        var steps = Encoding.UTF8.GetString(files["proof/path.txt"]).TrimEnd('\n').Split('\n').Skip(1).Select(l => l.Split(' ')).ToList();
        var node = SHA256.HashData([0, .. Encoding.ASCII.GetBytes($"{chain} {entries} {Convert.ToHexStringLower(last)}")]);
        foreach (var step in steps)
        {
            var other = Convert.FromHexString(step[1]);
            node = step[0] == "left" ? SHA256.HashData([1, .. other, .. node]) : SHA256.HashData([1, .. node, .. other]);
            Must(step is ["left" or "right", _], "a step of the path");
        }
        Must(Convert.ToHexStringLower(node) == kept.GetProperty("ends").GetString(), "the path doesn't lead to the checkpoint");
        Must(steps.Count <= 64 - long.LeadingZeroCount(kept.GetProperty("chains").GetInt64()), "the path is too long");
    }

    private void CheckEntries(List<byte[]> entries, string chain, string document, List<byte[]> signatures)
    {
        var (before, named) = (new byte[32], new List<string>());
        var (state, nextSignature) = ("", 0);
        for (var i = 0; i < entries.Count; i++)
        {
            var fields = Fields(entries[i]);
            var (act, details) = (Text(fields[5]), JsonDocument.Parse(fields[7]).RootElement);
            Must(fields.Count == 9 && Text(fields[0]) == "pace ledger entry 1", $"entry {i + 1} is of another kind");
            Must(Text(fields[2]) == chain && BinaryPrimitives.ReadInt64BigEndian(fields[3]) == i + 1, $"entry {i + 1} stands elsewhere");
            Must(fields[8].SequenceEqual(before), $"entry {i + 1} follows another one");
            state = details.GetProperty("state").GetString()!;
            Must(States.Contains(state), $"entry {i + 1} has an unknown state");
            Must((i == 0) == (act == "agreement.started"), "an agreement starts once");
            switch (act)
            {
                case "agreement.started":
                    Must(details.GetProperty("signatories").GetArrayLength() > 0, "nobody was asked");
                    Must(details.GetProperty("areaName").GetString()!.Length > 0 && details.TryGetProperty("areaCode", out _), "the area isn't named");
                    Name(details, "documentSha256");
                    break;
                case "agreement.signed":
                    Name(details, "documentSha256");
                    Name(details, "seal");
                    CheckSigned(details, signatures[nextSignature++], chain);
                    break;
                case "agreement.countersigned":
                    Name(details, "documentSha256");
                    Name(details, "seal");
                    Must(state == "in-force", "countersigned, but not in force");
                    Must(Json(signatures[nextSignature++]).GetProperty("kind").GetString() == "pace agreement countersignature 1", "our signature");
                    break;
                default:
                    Must(!details.TryGetProperty("seal", out _) && !details.TryGetProperty("documentSha256", out _), $"{act} names a hash that it shouldn't");
                    break;
            }
            before = SHA256.HashData(entries[i]);
        }
        Must(nextSignature == signatures.Count, "a signature that no entry is about");
        Must(named.SequenceEqual([document, .. signatures.Select(s => Hex(s))]), "the files are not those that the entries name");

        void Name(JsonElement details, string member)
        {
            if (details.GetProperty(member).GetString() is { } hash && !named.Contains(hash))
            {
                named.Add(hash);
            }
        }
    }

    private void CheckSigned(JsonElement details, byte[] file, string chain)
    {
        var signature = Json(file);
        Must(signature.GetProperty("kind").GetString() == "pace agreement signature 1", "a signature's kind");
        Must($"agreement/{signature.GetProperty("agreement").GetString()}" == chain, "a signature on another agreement");
        Must(signature.GetProperty("id").GetString() == details.GetProperty("signature").GetString(), "a signature with another id");
        Must(signature.GetProperty("signatory").GetString() == details.GetProperty("signatory").GetString(), "a signature in another place");
        foreach (var member in new[] { "documentSha256", "declarationSha256", "identityShown" })
        {
            Must(signature.GetProperty(member).GetString() == details.GetProperty(member).GetString(), $"a signature with another {member}");
        }
        Must(Hex(Encoding.UTF8.GetBytes(signature.GetProperty("declaration").GetString()!)) == signature.GetProperty("declarationSha256").GetString(), "a declaration that isn't the one that was hashed");
        Must(signature.GetProperty("mailboxSha256").GetString()!.Length == 64 && signature.GetProperty("mailbox").GetString() is not null, "a signature without a mailbox");
    }

    private void Must(bool isSo, string problem)
    {
        if (!isSo)
        {
            problems.Add(problem);
        }
    }

    private static List<byte[]> Fields(ReadOnlySpan<byte> entry)
    {
        var fields = new List<byte[]>();
        while (entry.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(entry);
            fields.Add(entry.Slice(4, length).ToArray());
            entry = entry[(4 + length)..];
        }
        return fields;
    }

    private static JsonElement Json(byte[] file) => JsonDocument.Parse(file).RootElement;

    private static string Text(byte[] field) => Encoding.UTF8.GetString(field);

    private static string Hex(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
