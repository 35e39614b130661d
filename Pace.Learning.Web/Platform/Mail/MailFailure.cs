namespace Pace.Learning.Web.Platform.Mail;

/// <summary>What came between a mail and its reader.</summary>
public enum MailProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No connection.</summary>
    ServerUnreachable,

    /// <summary>The server doesn't take mail from us: a matter of settings, not of this mail.</summary>
    ServerRefusesUs,

    /// <summary>The connection can't be encrypted, or the certificate isn't trusted.</summary>
    NotEncrypted,

    /// <summary>The server took too long, before the mail was handed over.</summary>
    TooSlow,

    /// <summary>The connection broke before the mail was handed over.</summary>
    LineCut,

    /// <summary>The server asks to try this address later.</summary>
    RecipientDelayed,

    /// <summary>The server asks to try this mail later.</summary>
    Delayed,

    /// <summary>The server has no such address.</summary>
    RecipientRefused,

    /// <summary>The server doesn't take this mail.</summary>
    Refused,

    /// <summary>The mail can't be read: it was sealed with another master key, or is damaged.</summary>
    Unreadable,

    /// <summary>The mail was handed over, but nobody knows whether it was taken.</summary>
    Unsure,

    /// <summary>Its time ran out before it could be sent.</summary>
    TooLate,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A mail didn't get through.</summary>
/// <param name="problem">Why.</param>
/// <param name="detail">Codes for whoever looks after the server; never an address.</param>
internal sealed class MailFailure(MailProblem problem, string detail) : Exception($"{problem}: {detail}")
{
    public MailProblem Problem => problem;

    public string Detail => detail;
}

internal static class MailProblems
{
    extension(MailProblem problem)
    {
        /// <summary>Whether trying again would get the same answer.</summary>
        public bool IsForGood => problem is MailProblem.RecipientRefused or MailProblem.Refused or MailProblem.Unreadable;
    }
}
