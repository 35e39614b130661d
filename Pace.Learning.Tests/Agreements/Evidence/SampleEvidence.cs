using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pace.Learning.Web.Agreements.Evidence;
using Pace.Learning.Web.Agreements.Signatures;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Tests.Agreements.Evidence;

/// <summary>
/// An agreement as the ledger records it: begun, signed by several with all sorts of names, countersigned, withdrawn. Whoever forges it changes its parts and computes
/// everything anew, hashes, path and checkpoint; only the site's key and what others have kept are out of reach.
/// </summary>
internal sealed class SampleEvidence
{
    public static readonly RSA SiteKey = RSA.Create(2048);

    private static readonly RSA ForgersKey = RSA.Create(2048);
    private readonly Random random;
    private readonly Guid agreement;
    private readonly byte[] text;

    public SampleEvidence(int seed)
    {
        random = new Random(seed);
        agreement = Id();
        text = Encoding.UTF8.GetBytes($"---\neffective: 2026-01-05\n---\nText {random.Next()}, ünï\r\ncode.\n");
        var places = Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Id()).ToList();
        Add("agreement.started", null, "open", new()
        {
            ["area"] = Id().ToString(), ["areaCode"] = "E10000017", ["areaName"] = "Lancashire", ["declarationSha256"] = TextHash.Of("I declare it."), ["document"] = "parent-charter",
            ["documentSha256"] = TextHash.Of(text), ["ordered"] = false, ["replaces"] = null, ["version"] = 1,
            ["signatories"] = new JsonArray([.. places.Select((p, i) => new JsonObject
            {
                ["signatory"] = p.ToString(), ["role"] = "police", ["level"] = "senior-leaders", ["agency"] = Id().ToString(), ["required"] = true, ["order"] = i,
            })]),
        });
        foreach (var place in places)
        {
            Add("agreement.invited", Id(), "open", About(place));
            Sign(place);
        }
        Add("agreement.completed", null, "signed", About(null));
        Ours = Countersignature.SealedText(agreement, Id(), Name(), At(20), "salt");
        Add("agreement.countersigned", Id(), "in-force", new() { ["documentSha256"] = TextHash.Of(text), ["endsOn"] = "2029-01-07", ["reviewOn"] = "2027-01-07", ["seal"] = "" });
        Add("agreement.withdrawn", Id(), "withdrawn", About(null));
    }

    /// <summary>What happened, in order.</summary>
    public List<(string Act, Guid? Actor, JsonObject Details)> Entries { get; } = [];

    /// <summary>Each signature as it is sealed, in the order of its entry.</summary>
    public List<SealedSignature> Signatures { get; } = [];

    public string? Ours { get; set; }

    /// <summary>The bundle; what others have kept of the ledger; and whether the forger had to sign.</summary>
    public (byte[] Zip, string Kept) Make(bool isForged = false, int number = 12)
    {
        var entries = Chain();
        var ends = new ChainEnds();
        for (var i = 0; i < 11; i++)
        {
            ends.Set(i == 6 ? Subject : $"contribution/{i}", i == 6 ? entries.Count : i, i == 6 ? SHA256.HashData(entries[^1]) : new byte[32]);
        }
        var key = isForged ? ForgersKey : SiteKey;
        var statement = new CheckpointStatement(number, At(100), 99, ends.Count, ends.Tree.Root(), new byte[32], "ledger-1");
        var checkpoint = new Checkpoint(statement, statement.Sign(key));
        var bundle = new EvidenceBundle
        {
            Document = text, Signatures = [.. Signatures.Select(s => s.Text()), .. Ours is null ? Array.Empty<string>() : [Ours]], Entries = entries,
            Proof = new ChainProof(checkpoint, Subject, entries.Count, ends.Tree.Path(ends.PlaceOf(Subject)!.Value)),
        };
        return (bundle.ToZip(), CheckpointDocument.Of(checkpoint, key).Write());
    }

    public static List<(string Name, byte[] Content)> Parts(byte[] zip)
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

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
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

    /// <summary>Each way to make another agreement of it, computed anew from end to end.</summary>
    public static IEnumerable<(string Name, SampleEvidence Forged)> Forgeries(int seed)
    {
        foreach (var (name, change) in new (string, Action<SampleEvidence>)[]
        {
            ("a signature moved to another place", s => s.Move(0, 1)),
            ("a required signature removed", s => s.RemoveSignature(1)),
            ("a required place removed with its signature", s => s.RemovePlace(1)),
            ("a name changed", s => s.Signatures[0] = s.Signatures[0] with { TypedName = "Somebody Else" }),
            ("a role changed", s => s.Signatures[0] = s.Signatures[0] with { TypedRole = "Chief Constable" }),
            ("the mailbox changed", s => s.Signatures[0] = s.Signatures[0] with { Mailbox = "else@example.org", MailboxSha256 = new string('a', 64) }),
            ("the area swapped", s => (s.Entries[0].Details["areaName"], s.Entries[0].Details["areaCode"]) = ("Cumbria", "E10000006")),
            ("the review date changed", s => s.Of("agreement.countersigned")["reviewOn"] = "2031-01-07"),
            ("the end of the term changed", s => s.Of("agreement.countersigned")["endsOn"] = "2039-01-07"),
            ("the version changed", s => s.Entries[0].Details["version"] = 2),
            ("the last entry cut off", s => s.Entries.RemoveAt(s.Entries.Count - 1)),
            ("the last two entries cut off", s => { s.Entries.RemoveRange(s.Entries.Count - 2, 2); s.Ours = null; }),
            ("withdrawn made lapsed", s => s.Entries[^1] = ("agreement.lapsed", null, s.Entries[^1].Details)),
            ("an entry added", s => s.Add("agreement.reinstated", null, "in-force", About(null))),
            ("somebody else countersigned", s => s.Ours = s.Ours!.Replace("typedName\": \"", "typedName\": \"Not ", StringComparison.Ordinal)),
        })
        {
            var forged = new SampleEvidence(seed);
            change(forged);
            yield return (name, forged);
        }
    }

    private string Subject => $"agreement/{agreement}";

    private JsonObject Of(string act) => Entries.Single(e => e.Act == act).Details;

    private static JsonObject About(Guid? place) => new() { ["signatory"] = place?.ToString(), ["wordsSha256"] = null };

    private void Add(string act, Guid? actor, string state, JsonObject details)
    {
        details["state"] = state;
        Entries.Add((act, actor, details));
    }

    private void Sign(Guid place)
    {
        var signature = new SealedSignature
        {
            Id = Id(), AgreementId = agreement, SignatoryId = place, PersonId = random.Next(2) == 0 ? null : Id(), TypedName = Name(), TypedRole = Name(),
            TypedAuthority = "I am \"the\" director\\ of it.\u0001\u007f", SignedAt = At(Entries.Count), DocumentSha256 = TextHash.Of(text), DeclarationSha256 = TextHash.Of("I declare it."),
            Declaration = "I declare it.", IdentityShown = "e-mail link and code", NameMayBePublic = random.Next(2) == 0, Salt = Id().ToString("N"), RoleKey = "police", Role = Name(),
            Level = "SeniorLeaders", AgencyId = Id(), AgencyName = Name(), OnBehalfOf = Signatures.Count == 1 ? Name() : "", Mailbox = Signatures.Count == 0 ? "ann@example.org" : "",
            MailboxSha256 = SignedMailbox.Hash("salt", "ann@example.org"),
        };
        Signatures.Add(signature);
        Add("agreement.signed", place, "open", new()
        {
            ["declarationSha256"] = signature.DeclarationSha256, ["documentSha256"] = signature.DocumentSha256, ["identityShown"] = signature.IdentityShown,
            ["signatory"] = place.ToString(), ["signature"] = signature.Id.ToString(), ["seal"] = "",
        });
    }

    private void Move(int one, int other)
    {
        Signatures[one] = Signatures[one] with { SignatoryId = Signatures[other].SignatoryId, Role = Signatures[other].Role };
        Entries.Where(e => e.Act == "agreement.signed").ElementAt(one).Details["signatory"] = Signatures[one].SignatoryId.ToString();
    }

    private void RemoveSignature(int which)
    {
        Entries.Remove(Entries.Where(e => e.Act == "agreement.signed").ElementAt(which));
        Signatures.RemoveAt(which);
    }

    private void RemovePlace(int which)
    {
        RemoveSignature(which);
        ((JsonArray)Entries[0].Details["signatories"]!).RemoveAt(which);
    }

    private List<byte[]> Chain()
    {
        var (chain, last, signature) = (new List<byte[]>(), EntryHash.None, 0);
        foreach (var (act, actor, details) in Entries)
        {
            details["number"] = chain.Count + 1;
            details["seal"] = act switch
            {
                "agreement.signed" => Signatures[signature++].Seal(),
                "agreement.countersigned" => TextHash.Of(Ours!),
                _ => null,
            };
            if (details["seal"] is null)
            {
                details.Remove("seal");
            }
            chain.Add(new EntryHash().Encode(new EntryFields
            {
                Id = Upper(new Guid(SHA256.HashData(BitConverter.GetBytes(chain.Count)).AsSpan(0, 16))), Subject = Encoding.UTF8.GetBytes(Subject), Sequence = chain.Count + 1,
                At = At(chain.Count), Act = Encoding.UTF8.GetBytes(act), Actor = actor is { } who ? Upper(who) : [], Payload = Encoding.UTF8.GetBytes(CanonicalJson.Write(details)), PreviousHash = last,
            }).ToArray());
            last = SHA256.HashData(chain[^1]);
        }
        return chain;
    }

    private static long At(int second) => LedgerTime.Microseconds(new DateTime(2026, 1, 6, 9, 0, 0, DateTimeKind.Utc).AddSeconds(second));

    private static byte[] Upper(Guid id) => Encoding.ASCII.GetBytes(id.ToString().ToUpperInvariant());

    private Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private string Name() =>
        new string[] { "Ann Onymous", "Siân Ó Cuinn-Müller", "名前 🙂", "O'Neil \"Bob\" \\ Smith", "<b>Bold</b> & co", "A\tB\nC" }[random.Next(6)] + random.Next(100);
}
