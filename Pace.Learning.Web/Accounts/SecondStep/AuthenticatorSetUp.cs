using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.Mail;
using QRCoder;

namespace Pace.Learning.Web.Accounts.SecondStep;

/// <summary>What somebody needs to add the site to their authenticator app.</summary>
/// <param name="Ticket">The key, protected, so that the form can bring it back.</param>
/// <param name="Key">The key in groups of four, for typing.</param>
/// <param name="QrPath">The squares of the QR code, as the path of a drawing.</param>
/// <param name="QrSize">Its width and height, in squares.</param>
public sealed record AuthenticatorPicture(string Ticket, string Key, string QrPath, int QrSize);

/// <summary>Sets up an authenticator app. Nothing is kept until a first code shows that it works.</summary>
internal sealed class AuthenticatorSetUp(
    UserManager<Person> people, IUserStore<Person> store, ISealedAddresses addresses, IDataProtectionProvider protection, IOptions<PaceOptions> site, TimeProvider time)
{
    private const int RecoveryCodes = 10;
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromHours(1);

    /// <summary>A new key, or the one that a ticket holds.</summary>
    public async Task<AuthenticatorPicture> ShowAsync(Person person, string? ticket = null)
    {
        var key = (ticket is null ? null : Read(person, ticket)) ?? people.GenerateNewAuthenticatorKey();
        var (path, size) = Draw(Address(await addresses.ForOwnerAsync(person.Email!), key));
        return new AuthenticatorPicture(Tickets(person).Protect(key, TicketLifetime), string.Join(' ', key.Chunk(4).Select(c => new string(c))), path, size);
    }

    /// <summary>Turns it on when the code is right, and makes recovery codes; <c>null</c> when it isn't.</summary>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Person person, string? ticket, string code)
    {
        if (Read(person, ticket ?? "") is not { } key || Totp.StepOf(code, key, time.GetUtcNow()) is not { } step)
        {
            return null;
        }
        await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, key, CancellationToken.None);
        person.LastCodeStep = step;
        await people.SetTwoFactorEnabledAsync(person, true);
        return await NewRecoveryCodesAsync(person);
    }

    /// <summary>Makes new recovery codes; the old ones stop working.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Person person) =>
        [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes) ?? []];

    /// <summary>Turns it off.</summary>
    public async Task RemoveAsync(Person person)
    {
        await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, "", CancellationToken.None);
        await ((IUserTwoFactorRecoveryCodeStore<Person>)store).ReplaceCodesAsync(person, [], CancellationToken.None);
        await people.SetTwoFactorEnabledAsync(person, false);
    }

    private string? Read(Person person, string ticket)
    {
        try
        {
            return Tickets(person).Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Tickets(Person person) =>
        protection.CreateProtector("Accounts.Authenticator", person.Id.ToString()).ToTimeLimitedDataProtector();

    private string Address(string email, string key)
    {
        var issuer = Uri.EscapeDataString(site.Value.Organisation.SiteName);
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(email)}?secret={key}&issuer={issuer}&digits=6";
    }

    // Drawn here as one path: QRCoder's own SVG brings sizes and styles of its own.
    private static (string Path, int Size) Draw(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x},{y}h1v1h-1z");
                }
            }
        }
        return (path.ToString(), rows.Count);
    }
}
