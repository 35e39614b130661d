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

    /// <summary>How mail leaves; without a host it stays in the site's own mailbox.</summary>
    public SmtpOptions Smtp { get; set; } = new();
}

/// <summary>Settings under <c>Pace:Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>The server.</summary>
    public string? Host { get; set; }

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>The name to log in with, if it asks.</summary>
    public string? UserName { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>Whether to require STARTTLS. Off only for a relay on the same machine.</summary>
    public bool StartTls { get; set; } = true;
}
