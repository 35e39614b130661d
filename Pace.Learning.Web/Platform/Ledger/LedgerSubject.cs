using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>What a chain of the ledger is about: one contribution, one agreement, one document.</summary>
/// <remarks>Plain ASCII, so that every database and every verifier sorts subjects alike: by byte.</remarks>
public readonly partial record struct LedgerSubject
{
    /// <summary>The longest subject, in characters.</summary>
    public const int Length = 150;

    /// <summary>Names a subject.</summary>
    /// <param name="kind">Lower-case letters and hyphens, such as <c>contribution</c>.</param>
    /// <param name="id">Letters, digits, dots, hyphens and underscores, such as a guid. Never a name or an address: the ledger is never erased.</param>
    /// <exception cref="ArgumentException">Another form.</exception>
    public LedgerSubject(string kind, string id)
    {
        Text = $"{kind}/{id}";
        if (Text.Length > Length || !Form.IsMatch(Text))
        {
            throw new ArgumentException($"'{Text}' can't be the subject of a ledger entry: it must look like contribution/0191f0c2 and be at most {Length} characters long.");
        }
        (Kind, Id) = (kind, id);
    }

    /// <summary>Names a subject by a guid.</summary>
    /// <exception cref="ArgumentException">The kind has another form.</exception>
    public LedgerSubject(string kind, Guid id)
        : this(kind, id.ToString())
    {
    }

    /// <summary>What kind of thing.</summary>
    public string Kind { get; }

    /// <summary>Which one.</summary>
    public string Id { get; }

    /// <summary>Kind and id as the database holds them: <c>contribution/0191f0c2-…</c>.</summary>
    public string Text { get; }

    /// <inheritdoc />
    public override string ToString() => Text;

    [GeneratedRegex(@"\A[a-z]+(-[a-z]+)*/[A-Za-z0-9._-]+\z")]
    private static partial Regex Form { get; }
}
