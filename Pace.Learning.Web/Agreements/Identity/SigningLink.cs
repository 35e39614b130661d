using System.Buffers.Text;
using System.Security.Cryptography;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>A link in an invitation, or to what somebody signed: for one address, to be opened once. Only a hash of it is kept.</summary>
public sealed class SigningLink
{
    /// <summary>Links to what somebody signed that are sent to an address.</summary>
    internal static readonly Limit CopiesLimit = new("copy link", 4, TimeSpan.FromMinutes(15));

    private const int TokenBytes = 32;

    private SigningLink()
    {
    }

    /// <summary>Its id, which the signatories that it is for refer to; not part of the link.</summary>
    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the link's secret.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>The address that it was sent to.</summary>
    public string Email { get; private set; } = "";

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was opened (UTC). From then on only that browser has it.</summary>
    public DateTime? OpenedAt { get; private set; }

    /// <summary>Whether it only shows somebody what they signed. A mailbox may have passed to another since: it leads to nothing else.</summary>
    public bool IsForCopy { get; private set; }

    /// <summary>Makes a link and its secret, which is told only in the mail.</summary>
    public static (SigningLink Link, string Token) For(string email, DateTime now, bool isForCopy = false)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        return (new SigningLink { Id = Guid.CreateVersion7(), TokenHash = HashOf(token), Email = email, CreatedAt = now, IsForCopy = isForCopy }, token);
    }

    /// <summary>What a secret is looked up by.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}

/// <summary>A browser in which a link was opened. It can do nothing until a code that was sent to the same address is typed in it.</summary>
public sealed class SigningSession
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long after the code the browser stays confirmed.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(12);

    /// <summary>Tries a code has. It can be used for less long than they count.</summary>
    internal static readonly Limit TriesLimit = new("signing code", 5, TimeSpan.FromHours(1));

    /// <summary>Codes that are sent for one opened link, which isn't kept as long as they count.</summary>
    internal static readonly Limit CodesLimit = new("signing codes", 5, TimeSpan.FromDays(3));

    private SigningSession()
    {
    }

    /// <summary>Begins one.</summary>
    public SigningSession(SigningLink link, byte[] keyHash, DateTime now) =>
        (Id, LinkId, Email, IsForCopy, KeyHash, CreatedAt) = (Guid.CreateVersion7(), link.Id, link.Email, link.IsForCopy, keyHash, now);

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The link.</summary>
    public Guid LinkId { get; private set; }

    /// <summary>The address that the link and the codes are sent to.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Whether it only shows somebody what they signed.</summary>
    public bool IsForCopy { get; private set; }

    /// <summary>SHA-256 of what the browser's cookie holds.</summary>
    public byte[] KeyHash { get; private set; } = [];

    /// <summary>A keyed hash of the newest code.</summary>
    public byte[] CodeHash { get; private set; } = [];

    /// <summary>When it was sent (UTC).</summary>
    public DateTime CodeSentAt { get; private set; }

    /// <summary>When it was begun (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When the right code was typed (UTC).</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Whether this browser may act for the address.</summary>
    public bool IsConfirmedAt(DateTime now) => ConfirmedAt is { } at && now - at < Length;

    /// <summary>Notes a code that is being sent.</summary>
    public void Send(byte[] codeHash, DateTime now) => (CodeHash, CodeSentAt) = (codeHash, now);

    internal VerifiedIdentity Identity => new(EmailAddress.Normalized(Email), VerifiedIdentity.LinkAndCode, null, LinkId);
}
