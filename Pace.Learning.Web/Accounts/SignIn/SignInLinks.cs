using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Mail.Letters;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Accounts.SignIn;

/// <summary>Sends links and takes them back.</summary>
internal sealed class SignInLinks(PaceDbContext db, Outbox outbox, AddressAlias aliases, PublicUrl site, TryCounter tries, IOptions<AccountOptions> options, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>Sends a link. Does the same work whether or not the address has an account, so that neither answer nor time tells.</summary>
    public async Task SendAsync(string typed, string? returnUrl, CancellationToken cancellation)
    {
        var email = await StoredAddress.OfAsync(db, aliases, typed, cancellation);
        var normalized = EmailAddress.Normalized(email);
        var now = time.GetUtcNow().UtcDateTime;
        var old = now - KeptFor;
        // To the address that the account has, not as it was typed now: letters that look alike may compare as the same.
        var known = await db.Users.Where(p => p.NormalizedEmail == normalized).Select(p => p.Email).FirstOrDefaultAsync(cancellation);
        var hasAccount = known is not null;
        email = known ?? email;
        await db.RetryOnConflictAsync(async stop =>
        {
            if (!await tries.TakeAsync(SignInLink.Limit, normalized, stop))
            {
                return;
            }
            var (link, token) = SignInLink.For(email, ReturnUrl.Local(returnUrl), now);
            db.SignInLinks.Add(link);
            var url = site.Of($"/sign-in/link?token={token}");
            Letter letter = hasAccount || MayRegister(normalized) ? new SignInLinkLetter { Url = url } : new NoAccountLetter();
            outbox.Add(email, letter, usefulUntil: now + SignInLink.Lifetime);
        }, cancellation);
        await db.SignInLinks.Where(l => l.CreatedAt < old).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>A link that can still be used.</summary>
    public Task<SignInLink?> FindAsync(string? token, CancellationToken cancellation)
    {
        var hash = SignInLink.HashOf(token ?? "");
        var oldest = time.GetUtcNow().UtcDateTime - SignInLink.Lifetime;
        return db.SignInLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash && l.UsedAt == null && l.CreatedAt > oldest, cancellation);
    }

    /// <summary>Uses a link up, and with it the others sent to that address. Of two who try at once only one gets it.</summary>
    public async Task<bool> UseAsync(SignInLink link, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.SignInLinks.Where(l => l.Id == link.Id && l.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellation) != 1)
        {
            return false;
        }
        await db.SignInLinks.Where(l => l.NormalizedEmail == link.NormalizedEmail && l.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellation);
        return true;
    }

    /// <summary>Whether an address without an account may make one.</summary>
    public bool MayRegister(string normalizedEmail) =>
        options.Value.OpenRegistration || (options.Value.FirstAdmin is { } first && EmailAddress.Normalized(first) == normalizedEmail);
}
