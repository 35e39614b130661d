namespace Pace.Learning.Web.Platform.Mail.Manage;

/// <summary>What happened to a mail, for people who don't know mail servers.</summary>
internal static class MailLabels
{
    public static string Reader(OutboxMail mail) => AddressAlias.Is(mail.To) ? "a parent or carer" : mail.To;

    public static string OnItsWay(OutboxMail mail) => mail switch
    {
        { ClaimedAt: not null } => "Being sent now",
        { State: MailState.Retrying } => $"Tried {Times(mail.Attempts)}. {Reason(mail.Problem)} It is tried again on {LondonTime.LongWithTime(mail.DueAt!.Value)}.",
        { KeepsQuiet: true, DueAt: { } due } when due > mail.CreatedAt => "Waiting until its reader may be written to",
        _ => "Waiting for its turn",
    };

    public static string Why(OutboxMail mail) => mail.State is MailState.Unsure
        ? $"The mail server got it{At(mail.HandedOverAt)}, but the line or this site broke before it said so. The reader may have it. Send it again only if a second copy does no harm."
        : $"{Reason(mail.Problem)} Tried {Times(mail.Attempts)}.{(mail.LastError is { } codes ? $" (For whoever looks after the mail server: {codes})" : "")}";

    public static string End(OutboxMail mail) => mail.State switch
    {
        MailState.Sent => $"Sent{At(mail.SentAt)}",
        MailState.TooLate => "Not sent: what it was for had run out",
        _ => $"Let go{At(mail.DroppedAt)}",
    };

    private static string Reason(MailProblem problem) => problem switch
    {
        MailProblem.ServerUnreachable => "The mail server could not be reached.",
        MailProblem.ServerRefusesUs => "The mail server does not take mail from this site. Check the user name, the password and the sender’s address in the settings.",
        MailProblem.NotEncrypted => "No safe connection to the mail server could be made, so nothing was sent. Check its certificate.",
        MailProblem.TooSlow => "The mail server took too long.",
        MailProblem.LineCut => "The connection to the mail server broke.",
        MailProblem.RecipientDelayed => "The reader’s mail server asked to try later, for example because their mailbox is full.",
        MailProblem.Delayed => "The mail server asked to try later.",
        MailProblem.RecipientRefused => "There is no such address. It may be mistyped.",
        MailProblem.Refused => "The mail server refuses this mail.",
        MailProblem.Unreadable => "The mail can’t be opened: the site’s master key has changed, or it is damaged.",
        _ => "Something went wrong in this site.",
    };

    private static string At(DateTime? utc) => utc is { } at ? $" on {LondonTime.LongWithTime(at)}" : "";

    private static string Times(int attempts) => attempts switch { 1 => "once", 2 => "twice", _ => $"{attempts} times" };
}
