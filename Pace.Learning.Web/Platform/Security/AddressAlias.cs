using System.Security.Cryptography;
using System.Text;
using Pace.Learning.Content.Prose;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>
/// What stands where an e-mail address would, for people whose address must not be readable: a keyed hash in the form of an address that no mail server
/// has (RFC 2606). The same address always has the same alias, so it can be looked up without being known. See docs/adr/0006-parents-addresses.md.
/// </summary>
internal sealed class AddressAlias
{
    /// <summary>How every alias ends.</summary>
    public const string Domain = "@sealed.invalid";
    private readonly byte[] key;

    public AddressAlias(MasterKey master) =>
        key = master.Derived("address-alias 1");

    /// <summary>The alias of an address, however it is written; an alias is its own.</summary>
    public string Of(string address) => Is(address)
        ? address.ToLowerInvariant()
        : Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(UnicodeText.Normalized(address.Trim()).ToUpperInvariant()))) + Domain;

    public static bool Is(string address) => address.EndsWith(Domain, StringComparison.OrdinalIgnoreCase);
}
