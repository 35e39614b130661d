using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>Checks a password. Takes the same time and says the same thing for a wrong one, a paused address and an unknown one.</summary>
internal sealed class PasswordSignIn(PaceDbContext db, UserManager<Person> people, AddressAlias aliases, MasterKey master, TimeProvider time)
{
    private static readonly Person Nobody = new();
    private static string? nobodysHash;

    /// <summary>Whose password it is, or <c>null</c>.</summary>
    public async Task<Person?> CheckAsync(string email, string password, CancellationToken cancellation)
    {
        var normalized = EmailAddress.Normalized(await StoredAddress.OfAsync(db, aliases, email, cancellation));
        var address = HMACSHA256.HashData(master.Bytes, Encoding.UTF8.GetBytes("wrong-passwords:" + normalized));
        var mayTry = await CountTryAsync(address, cancellation);
        var person = await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == normalized, cancellation);
        var hash = person?.PasswordHash ?? (nobodysHash ??= people.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var verdict = people.PasswordHasher.VerifyHashedPassword(person ?? Nobody, hash, password);
        if (!mayTry || person?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
        {
            return null;
        }
        await db.WrongPasswords.Where(w => w.AddressHash == address).ExecuteDeleteAsync(cancellation);
        return person;
    }

    // Counted before the password is looked at, so that tries at the same time can't slip through.
    private async Task<bool> CountTryAsync(byte[] address, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now - WrongPasswords.Pause;
        await db.WrongPasswords.Where(w => w.LastAt <= before).ExecuteDeleteAsync(cancellation);
        var counted = await db.WrongPasswords.Where(w => w.AddressHash == address && w.Count < WrongPasswords.Most)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Count, w => w.Count + 1).SetProperty(w => w.LastAt, now), cancellation);
        return counted == 1 || await StartCountingAsync(address, now, cancellation);
    }

    private async Task<bool> StartCountingAsync(byte[] address, DateTime now, CancellationToken cancellation)
    {
        if (await db.WrongPasswords.AnyAsync(w => w.AddressHash == address, cancellation))
        {
            return false;
        }
        var entry = db.WrongPasswords.Add(new WrongPasswords { AddressHash = address, Count = 1, LastAt = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody else tried the same address in this moment; theirs was counted.
            entry.State = EntityState.Detached;
            return false;
        }
    }
}
