using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Agreements.Copy;
using Pace.Learning.Web.Agreements.Letters;
using Pace.Learning.Web.Platform.Mail;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>What became of a code that was typed.</summary>
internal enum CodeResult
{
    Right,
    Wrong,
    TooOld,
    TooManyTries,
    NoSession,
}

/// <summary>How people without an account come in: a link, then a code, then a cookie for a while.</summary>
internal sealed class SigningSessions(PaceDbContext db, Outbox outbox, MasterKey master, TryCounter tries, PublicUrl url, IOptions<PaceOptions> site, TimeProvider time)
{
    private const string CookieName = "pace-signing";
    private const int KeyBytes = 32;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The link, and the places it is for; <c>null</c> for one that there is none of.</summary>
    public async Task<(SigningLink Link, IReadOnlyList<Signatory> Signatories)?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = SigningLink.HashOf(token);
        return await db.SigningLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, cancellation) is { } link
            ? (link, await db.AgreementSignatories.AsNoTracking().Where(p => p.LinkId == link.Id).ToListAsync(cancellation))
            : null;
    }

    /// <summary>A link to what somebody signed, while we keep the address that they signed with.</summary>
    public async Task<SigningLink?> FindCopyLinkAsync(string token, CancellationToken cancellation)
    {
        var hash = SigningLink.HashOf(token);
        return await db.SigningLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash && l.IsForCopy, cancellation);
    }

    /// <summary>Sends somebody a link to what they signed, if they did. Whether they did is told to nobody else.</summary>
    public async Task SendCopyLinkAsync(string email, CancellationToken cancellation)
    {
        var address = EmailAddress.Normalized(email);
        // To the address that was asked, not as it was typed now.
        if (await db.AgreementSignatories.Finished(db).Where(p => p.NormalizedEmail == address).Select(p => p.Email).FirstOrDefaultAsync(cancellation) is not { } known)
        {
            return;
        }
        await db.RetryOnConflictAsync(async stop =>
        {
            if (!await tries.TakeAsync(SigningLink.CopiesLimit, address, stop))
            {
                return;
            }
            var (link, token) = SigningLink.For(known, Now, isForCopy: true);
            db.SigningLinks.Add(link);
            outbox.Add(known, new CopyLinkLetter { Url = url.Of(AgreementAddresses.CopyLink(token)) });
        }, cancellation);
    }

    /// <summary>Opens a link in this browser and sends the code. Of two who try at once only one gets it.</summary>
    public async Task<bool> OpenAsync(SigningLink link, HttpContext http, CancellationToken cancellation)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var isFirst = await db.RetryOnConflictAsync(async stop =>
        {
            var now = Now;
            if (await db.SigningLinks.Where(l => l.Id == link.Id && l.OpenedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.OpenedAt, now), stop) != 1)
            {
                return false;
            }
            var session = new SigningSession(link, SigningLink.HashOf(key), now);
            db.SigningSessions.Add(session);
            return await SendCodeAsync(session, now, stop);
        }, cancellation);
        if (isFirst)
        {
            http.Response.Cookies.Append(CookieName, key, Cookie(http));
        }
        return isFirst;
    }

    /// <summary>This browser's session; <c>null</c> when it has none.</summary>
    public async Task<SigningSession?> SessionAsync(HttpContext http, CancellationToken cancellation)
    {
        if (http.Request.Cookies[CookieName] is not { Length: > 0 and < 100 } key)
        {
            return null;
        }
        var hash = SigningLink.HashOf(key);
        return await db.SigningSessions.AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == hash, cancellation);
    }

    /// <summary>Sends another code, unless there were too many.</summary>
    public Task<bool> SendAgainAsync(SigningSession seen, CancellationToken cancellation) => db.RetryOnConflictAsync(async stop =>
    {
        return await db.SigningSessions.SingleOrDefaultAsync(s => s.Id == seen.Id, stop) is { } session && await SendCodeAsync(session, Now, stop);
    }, cancellation);

    /// <summary>Whether this browser may act for the address, or still can by a code that was or will be sent.</summary>
    public async Task<bool> CanGoOnAsync(SigningSession session, CancellationToken cancellation) => session.IsConfirmedAt(Now)
        || !await tries.AreUsedUpAsync(SigningSession.CodesLimit, $"{session.Id:N}", cancellation)
        || (session.ConfirmedAt is null && Now - session.CodeSentAt < SigningSession.CodeLifetime && !await tries.AreUsedUpAsync(SigningSession.TriesLimit, CodeOf(session), cancellation));

    /// <summary>Tries a code. Each try is counted before it is looked at, so trying many at once gains nothing.</summary>
    public async Task<CodeResult> ConfirmAsync(SigningSession? session, string? typed, CancellationToken cancellation)
    {
        var now = Now;
        if (session is null)
        {
            return CodeResult.NoSession;
        }
        var oldest = now - SigningSession.CodeLifetime;
        if (session.CodeSentAt <= oldest)
        {
            return CodeResult.TooOld;
        }
        if (!await tries.TakeAsync(SigningSession.TriesLimit, CodeOf(session), cancellation))
        {
            return CodeResult.TooManyTries;
        }
        var digits = new string([.. (typed ?? "").Where(char.IsAsciiDigit)]);
        if (!CryptographicOperations.FixedTimeEquals(HashOf(session.Id, digits), session.CodeHash))
        {
            return await tries.AreUsedUpAsync(SigningSession.TriesLimit, CodeOf(session), cancellation) ? CodeResult.TooManyTries : CodeResult.Wrong;
        }
        await db.SigningSessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.ConfirmedAt, now).SetProperty(s => s.CodeHash, Array.Empty<byte>()), cancellation);
        return CodeResult.Right;
    }

    /// <summary>Ends the session in this browser.</summary>
    public async Task LeaveAsync(HttpContext http, CancellationToken cancellation)
    {
        if (await SessionAsync(http, cancellation) is { } session)
        {
            await db.SigningSessions.Where(s => s.Id == session.Id).ExecuteDeleteAsync(cancellation);
        }
        http.Response.Cookies.Delete(CookieName, Cookie(http));
    }

    /// <summary>The address with its middle left out: the person knows it, others learn nothing.</summary>
    public static string Mask(string email)
    {
        var at = email.LastIndexOf('@');
        return $"{email[..1]}…{email[at..(at + 2)]}…{email[email.LastIndexOf('.')..]}";
    }

    private async Task<bool> SendCodeAsync(SigningSession session, DateTime now, CancellationToken cancellation)
    {
        if (!await tries.TakeAsync(SigningSession.CodesLimit, $"{session.Id:N}", cancellation))
        {
            return false;
        }
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        session.Send(HashOf(session.Id, code), now);
        outbox.Add(session.Email, new SigningCodeLetter { Code = code });
        return true;
    }

    // Each code has tries of its own.
    private static string CodeOf(SigningSession session) => $"{session.Id:N} {Convert.ToHexString(session.CodeHash)}";

    private byte[] HashOf(Guid session, string code) =>
        master.HashOf($"agreement code {session:N} {code}");

    private CookieOptions Cookie(HttpContext http) => new CookieBuilder
    {
        Name = CookieName, HttpOnly = true, IsEssential = true, Path = "/agreements", SameSite = SameSiteMode.Lax, SecurePolicy = SecurityRegistration.SecureWhen(site.Value),
    }.Build(http);
}
