using Pace.Learning.Web.Platform.Data;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Accounts;

/// <summary>Tells people by mail what was changed about signing in, so that they notice if it wasn't them.</summary>
internal sealed class SecurityNotices(PaceDbContext db, Outbox outbox)
{
    /// <summary>Neutral, as all subjects.</summary>
    public const string Subject = "A change to your account";

    /// <summary>What a notice says.</summary>
    public static MailText Text(string whatHappened) => new MailText()
        .Paragraph("Hello,")
        .Paragraph(whatHappened)
        .Paragraph("If this was you, you don't need to do anything. If it was not, sign in with a link by e-mail, look at \"Ways to sign in\" on your account page, and choose \"Sign out everywhere\".");

    /// <summary>Sends a notice to the person's address, or to the one they had before.</summary>
    public Task SendAsync(Person person, string whatHappened, string? to = null)
    {
        outbox.Add(to ?? person.Email!, Subject, Text(whatHappened));
        return db.SaveChangesAsync();
    }
}
