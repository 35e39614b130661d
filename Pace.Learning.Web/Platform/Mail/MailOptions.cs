namespace Pace.Learning.Web.Platform.Mail;

/// <summary>Settings under <c>Pace:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>The sender's address; the organisation's contact address when not set.</summary>
    public string? From { get; set; }

    /// <summary>
    /// The sender's name. Neutral on purpose: somebody may look over a parent's shoulder, so the charity isn't named unless it chooses so.
    /// </summary>
    public string FromName { get; set; } = "Your learning account";

    /// <summary>How mail leaves; without a host it stays in the site's own mailbox in Development, and waits elsewhere.</summary>
    public SmtpOptions Smtp { get; set; } = new();
}

/// <summary>Settings under <c>Pace:Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    private const int ImplicitTlsPort = 465;

    /// <summary>The server.</summary>
    public string? Host { get; set; }

    /// <summary>Its port. On 465 the connection is encrypted from its first byte.</summary>
    public int Port { get; set; } = 587;

    /// <summary>The name to log in with, if it asks.</summary>
    public string? UserName { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>Whether to require STARTTLS. Off only for a relay on the same machine.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>Whether the connection is encrypted from its first byte; by default on port 465.</summary>
    public bool? ImplicitTls { get; set; }

    /// <summary>A PEM file of the certificates to trust, for a server of one's own.</summary>
    public string? TrustedCertificate { get; set; }

    /// <summary>How long to wait for the server, in place of what is usual.</summary>
    public TimeSpan? Patience { get; set; }

    internal bool UsesImplicitTls => ImplicitTls ?? Port == ImplicitTlsPort;
}
