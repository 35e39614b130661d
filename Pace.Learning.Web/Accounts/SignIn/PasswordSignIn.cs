using Microsoft.AspNetCore.Identity;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>Checks a password. Takes the same time and says the same thing for a wrong one, a paused address and an unknown one.</summary>
internal sealed class PasswordSignIn(PaceDbContext db, UserManager<Person> people, AddressAlias aliases, TryCounter tries)
{
    /// <summary>Wrong ones for an address, whether or not it has an account: being paused tells nothing.</summary>
    public static readonly Limit Limit = new("password", 5, TimeSpan.FromMinutes(15)) { IsPause = true };

    private static readonly Person Nobody = new();
    private static string? nobodysHash;

    /// <summary>Whose password it is, or <c>null</c>.</summary>
    public async Task<Person?> CheckAsync(string email, string password, CancellationToken cancellation)
    {
        var normalized = EmailAddress.Normalized(await StoredAddress.OfAsync(db, aliases, email, cancellation));
        var mayTry = await tries.TakeAsync(Limit, normalized, cancellation);
        var person = await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == normalized, cancellation);
        var hash = person?.PasswordHash ?? (nobodysHash ??= people.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var verdict = people.PasswordHasher.VerifyHashedPassword(person ?? Nobody, hash, password);
        if (!mayTry || person?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
        {
            return null;
        }
        await tries.ForgetAsync(Limit, normalized, cancellation);
        return person;
    }
}
