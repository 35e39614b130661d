using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Platform.Security.Rotation;

/// <summary>People's keys, which all that they wrote is sealed with.</summary>
internal sealed class PersonKeySeals(PaceDbContext db) : ISealedByMaster
{
    public string Name => "keys of people";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation) =>
        db.MoveAsync(db.PersonKeys.OrderBy(k => k.PersonId).Select(k => k.PersonId), ids => db.PersonKeys.Where(k => EF.Parameter(ids).Contains(k.PersonId)), key => key.Reseal(master), cancellation);
}

/// <summary>The keys that the site signs with.</summary>
internal sealed class SigningKeySeals(PaceDbContext db) : ISealedByMaster
{
    public string Name => "keys that the site signs with";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation) =>
        db.MoveAsync(db.SigningKeys.OrderBy(k => k.Id).Select(k => k.Id), ids => db.SigningKeys.Where(k => EF.Parameter(ids).Contains(k.Id)), key => key.Reseal(master), cancellation);
}

/// <summary>The keys of cookies and form tokens, so that nobody is signed out.</summary>
internal sealed class ProtectionKeySeals(PaceDbContext db) : ISealedByMaster
{
    public string Name => "keys of cookies and forms";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation) =>
        db.MoveAsync(db.DataProtectionKeys.OrderBy(k => k.Id).Select(k => k.Id), ids => db.DataProtectionKeys.Where(k => EF.Parameter(ids).Contains(k.Id)), key => Reseal(key, master), cancellation);

    private static bool Reseal(DataProtectionKey key, MasterKey master)
    {
        var xml = XElement.Parse(key.Xml ?? "<none/>");
        var hasMoved = false;
        foreach (var element in xml.Descendants(SealedXmlDecryptor.Element).ToList())
        {
            if (master.Reseal(Convert.FromBase64String(element.Value), SealedXmlDecryptor.Purpose) is { } resealed)
            {
                element.Value = Convert.ToBase64String(resealed);
                hasMoved = true;
            }
        }
        if (hasMoved)
        {
            key.Xml = xml.ToString(SaveOptions.DisableFormatting);
        }
        return hasMoved;
    }
}

/// <summary>What waits to be sent, and what was sent lately.</summary>
internal sealed class MailSeals(PaceDbContext db) : ISealedByMaster
{
    public string Name => "mails";

    public Task<Moved> MoveAsync(MasterKey master, CancellationToken cancellation) => db.MoveAsync(
        db.OutboxMails.OrderBy(m => m.Id).Select(m => m.Id), ids => db.OutboxMails.Where(m => EF.Parameter(ids).Contains(m.Id)),
        mail =>
        {
            if (mail.Body.Length == 0 || master.Reseal(mail.Body, SealedBody.Purpose(mail.Id)) is not { } resealed)
            {
                return false;
            }
            mail.Body = resealed;
            return true;
        }, cancellation);
}
