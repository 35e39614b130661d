using System.Security.Cryptography;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements.Signatures;

/// <summary>What whoever countersigns for Pace checked and typed.</summary>
/// <param name="RolesExist">The roles really exist in the agencies.</param>
/// <param name="AuthorityStated">Everybody said what entitles them.</param>
/// <param name="NamesPlausible">The names are those of the people in these roles, as far as one can tell.</param>
/// <param name="Name">Their own name.</param>
public sealed record CountersignatureInput(bool RolesExist, bool AuthorityStated, bool NamesPlausible, string? Name)
{
    internal Refusal? Check() => Problems().FirstOrDefault();

    /// <summary>All that is missing.</summary>
    internal IEnumerable<Refusal> Problems() => new[]
    {
        RolesExist ? null : new Refusal("RolesExist", "Check that the roles exist, or send it back with a question"),
        AuthorityStated ? null : new Refusal("AuthorityStated", "Check that everybody has said what entitles them to sign, or send it back with a question"),
        NamesPlausible ? null : new Refusal("NamesPlausible", "Check the names, or send it back with a question"),
        TextLimit.Check("Name", Name, Signature.NameLength, "Type your full name") ?? PlainName.Check("Name", Name),
    }.OfType<Refusal>();
}

/// <summary>Pace's signature on an agreement.</summary>
public sealed class Countersignature : IContestedRow
{
    private Countersignature()
    {
    }

    internal Countersignature(Agreement agreement, Guid by, CountersignatureInput words, DateTime now)
    {
        (AgreementId, ByPersonId, TypedName) = (agreement.Id, by, words.Name!);
        At = LedgerTime.Of(LedgerTime.Microseconds(now));
        Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    }

    /// <summary>The agreement.</summary>
    public Guid AgreementId { get; private set; }

    /// <summary>Who.</summary>
    public Guid ByPersonId { get; private set; }

    /// <summary>Their name, exactly as typed.</summary>
    public string TypedName { get; private set; } = "";

    /// <summary>When (UTC, whole microseconds).</summary>
    public DateTime At { get; private set; }

    /// <summary>Random, so that nobody can try names against the seal in the ledger.</summary>
    public string Salt { get; private set; } = "";

    /// <summary>SHA-256 over all of it, as it stands in the ledger.</summary>
    public string Seal() => TextHash.Of(SealedText());

    internal string SealedText() => SealedText(AgreementId, ByPersonId, TypedName, LedgerTime.Microseconds(At), Salt);

    internal static string SealedText(Guid agreementId, Guid by, string name, long at, string salt) => SealedRecord.Write(
        ("kind", "pace agreement countersignature 1"), ("agreement", agreementId), ("by", by), ("typedName", name), ("signedAt", SealedRecord.Time(at)), ("salt", salt));
}
