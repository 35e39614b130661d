using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts;

/// <summary>Addresses as the database holds them, and as their owner may read them.</summary>
internal static class StoredAddress
{
    /// <summary>The alias when the address belongs to somebody whose address is sealed; otherwise the address as it was given.</summary>
    public static async Task<string> OfAsync(PaceDbContext db, AddressAlias aliases, string address, CancellationToken cancellation)
    {
        var alias = aliases.Of(address);
        var normalized = EmailAddress.Normalized(alias);
        return await db.Users.AnyAsync(p => p.NormalizedEmail == normalized, cancellation) ? alias : address;
    }

    /// <summary>The address that a stored one stands for. Only ever for its owner.</summary>
    public static async Task<string> ForOwnerAsync(this ISealedAddresses addresses, string stored, CancellationToken cancellation = default) =>
        AddressAlias.Is(stored) ? await addresses.OpenAsync(stored, cancellation) ?? "" : stored;
}
