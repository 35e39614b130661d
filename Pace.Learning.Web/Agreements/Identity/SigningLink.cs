using System.Buffers.Text;
using System.Security.Cryptography;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Agreements.Identity;

/// <summary>A link in an invitation, or to what somebody signed: for one address, to be opened once. Only a hash of it is kept.</summary>
public sealed class SigningLink
{
    /// <summary>Links to what somebody signed that are sent to an address in a quarter of an hour.</summary>
    public const int MostCopiesInAQuarter = 4;

    /// <summary>The time in which they are counted.</summary>
    public static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

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

    /// <summary>Tries a code has.</summary>
    public const int MostTries = 5;

    /// <summary>Codes that are sent for one opened link.</summary>
    public const int MostCodes = 5;

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

    /// <summary>How many codes were sent.</summary>
    public int CodesSent { get; private set; }

    /// <summary>Tries of the newest code.</summary>
    public int Tries { get; private set; }

    /// <summary>When it was begun (UTC).</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When the right code was typed (UTC).</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>Whether this browser may act for the address.</summary>
    public bool IsConfirmedAt(DateTime now) => ConfirmedAt is { } at && now - at < Length;

    /// <summary>Whether this browser may act for the address, or still can by a code that was or will be sent.</summary>
    public bool CanGoOnAt(DateTime now) => IsConfirmedAt(now) || CodesSent < MostCodes || (ConfirmedAt is null && Tries < MostTries && now - CodeSentAt < CodeLifetime);

    /// <summary>Notes a code that is being sent.</summary>
    public void Send(byte[] codeHash, DateTime now)
    {
        (CodeHash, CodeSentAt, Tries) = (codeHash, now, 0);
        CodesSent++;
    }

    internal VerifiedIdentity Identity => new(EmailAddress.Normalized(Email), VerifiedIdentity.LinkAndCode, null, LinkId);
}
