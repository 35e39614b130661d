using System.Globalization;
using System.Text;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Evidence;

/// <summary>
/// Writes <c>evidence.json</c>: no spaces, members in the order in which they are hashed, the shortest escapes. There is one way only to write it, so that
/// no byte of it can change unseen.
/// </summary>
internal sealed class EvidenceJson
{
    private readonly StringBuilder json = new();

    public static string Of(EvidenceBundle bundle)
    {
        var writer = new EvidenceJson();
        writer.Write(bundle);
        return writer.json.ToString();
    }

    private void Write(EvidenceBundle bundle)
    {
        json.Append('{');
        Member("format", EvidenceBundle.Format);
        Member("signUp", bundle.SignUp.ToString());
        Member("area", bundle.Area.ToString());
        Member("document", bundle.Document);
        Member("version", bundle.Version);
        Member("documentSha256", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bundle.DocumentBytes.Span)));
        List("signatures", bundle.Signatures, (signature, number) =>
        {
            Member("n", number);
            Seal(signature.Entry, signature.Sealed(bundle.SignUp));
        });
        if (bundle.Countersignature is { } countersignature)
        {
            Object("countersignature", () => Seal(countersignature.Entry, countersignature.Sealed(bundle.SignUp)));
        }
        Object("ledger", () =>
        {
            Member("subject", bundle.Subject);
            List("entries", bundle.Entries, (entry, _) => Entry(entry));
        });
        json.Append('}');
    }

    private void Seal(long entry, IReadOnlyList<(string Name, object Value)> fields)
    {
        Member("entry", entry);
        Object("sealed", () =>
        {
            foreach (var (name, value) in fields)
            {
                Member(name, value);
            }
        });
    }

    private void Entry(EntryEvidence entry)
    {
        Member("id", entry.Id.ToString().ToUpperInvariant());
        Member("sequence", entry.Sequence);
        Member("at", LedgerTime.Microseconds(entry.At));
        Member("act", entry.Act);
        Member("actor", entry.Actor?.ToString().ToUpperInvariant() ?? "");
        Member("payload", entry.Payload);
        Member("previousHash", Convert.ToHexStringLower(entry.PreviousHash));
        Member("hash", Convert.ToHexStringLower(entry.Hash));
    }

    private void Member(string name, object value)
    {
        Name(name);
        json.Append(value switch
        {
            string text => CanonicalJson.Write(text),
            long or int => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"The field '{name}' is neither text nor a whole number.", nameof(value)),
        });
    }

    private void Object(string name, Action write)
    {
        Name(name);
        json.Append('{');
        write();
        json.Append('}');
    }

    private void List<T>(string name, IReadOnlyList<T> items, Action<T, int> write)
    {
        Name(name);
        json.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            json.Append(i == 0 ? "{" : ",{");
            write(items[i], i + 1);
            json.Append('}');
        }
        json.Append(']');
    }

    private void Name(string name)
    {
        if (json[^1] is not ('{' or '['))
        {
            json.Append(',');
        }
        json.Append(CanonicalJson.Write(name)).Append(':');
    }
}
