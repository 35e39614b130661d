using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Web.Courses.Certificates.Badges;

/// <summary>
/// Signs certificates as Open Badges 3.0 credentials: the W3C data model 2.0 with the proof as a JSON Web Token
/// (1EdTech, Open Badges Specification 3.0, section 8, https://www.imsglobal.org/spec/ob/v3p0/).
/// </summary>
internal sealed class BadgeIssuer(SigningKeys keys, PublicUrl site, IOptions<PaceOptions> options, TimeProvider time)
{
    public const string KeyId = "badges-1";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public async Task<string> JwtAsync(PaceDbContext db, Certificate certificate, CancellationToken cancellation)
    {
        var payload = Credential(certificate, await EmailAsync(db, certificate, cancellation));
        payload["iss"] = BadgeAddresses.Issuer(site);
        payload["jti"] = BadgeAddresses.Credential(site, certificate);
        payload["sub"] = BadgeAddresses.Subject(site, certificate);
        payload["nbf"] = new DateTimeOffset(certificate.IssuedAt).ToUnixTimeSeconds();
        if (certificate.ExpiresAt is { } until)
        {
            payload["exp"] = new DateTimeOffset(until).ToUnixTimeSeconds();
        }
        return Jws.Sign(payload, await keys.GetAsync(KeyId, cancellation), BadgeAddresses.Key(site));
    }

    /// <summary>The credential for reading; <see cref="JwtAsync"/> is the same one with its proof.</summary>
    public async Task<byte[]> JsonAsync(PaceDbContext db, Certificate certificate, CancellationToken cancellation) =>
        JsonSerializer.SerializeToUtf8Bytes(Credential(certificate, await EmailAsync(db, certificate, cancellation)), Readable);

    /// <summary>A list of what was taken back, signed; good for a day.</summary>
    public async Task<string> StatusListAsync(PaceDbContext db, int list, CancellationToken cancellation)
    {
        var (first, now) = (list * StatusList.Length, time.GetUtcNow().UtcDateTime);
        var revoked = await db.Certificates.Where(c => c.Revocation != null && c.StatusNumber >= first && c.StatusNumber < first + StatusList.Length)
            .Select(c => c.StatusNumber - first).ToListAsync(cancellation);
        var address = BadgeAddresses.StatusList(site, list);
        var payload = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = address,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = BadgeAddresses.Issuer(site),
            ["validFrom"] = Instant(now),
            ["validUntil"] = Instant(now.AddDays(1)),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = $"{address}#list", ["type"] = "BitstringStatusList", ["statusPurpose"] = "revocation", ["encodedList"] = StatusList.Encode(revoked),
            },
            ["iss"] = BadgeAddresses.Issuer(site),
        };
        return Jws.Sign(payload, await keys.GetAsync(KeyId, cancellation), BadgeAddresses.Key(site));
    }

    public async Task<JsonObject> PublicKeyAsync(CancellationToken cancellation) =>
        Jws.PublicKey(await keys.GetAsync(KeyId, cancellation), BadgeAddresses.Key(site));

    public JsonObject Issuer()
    {
        var organisation = options.Value.Organisation;
        return new JsonObject
        {
            ["id"] = BadgeAddresses.Issuer(site),
            ["type"] = new JsonArray("Profile"),
            ["name"] = organisation.FullName,
            ["url"] = organisation.Website,
            ["email"] = organisation.ContactEmail,
        };
    }

    private JsonObject Credential(Certificate certificate, string email)
    {
        var subject = new JsonObject
        {
            ["id"] = BadgeAddresses.Subject(site, certificate),
            ["type"] = new JsonArray("AchievementSubject"),
            ["identifier"] = new JsonArray(Hashed(email, certificate)),
            ["creditsEarned"] = JsonValue.Create((double)certificate.Hours),
            ["achievement"] = Achievement(certificate),
        };
        if (certificate.ShowsName)
        {
            subject["identifier"]!.AsArray().Add(new JsonObject
            {
                ["type"] = "IdentityObject", ["hashed"] = false, ["identityHash"] = certificate.HolderName, ["identityType"] = "name",
            });
        }
        var credential = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
            ["id"] = BadgeAddresses.Credential(site, certificate),
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["name"] = certificate.CourseTitle,
            ["issuer"] = Issuer(),
            ["validFrom"] = Instant(certificate.IssuedAt),
            ["credentialSubject"] = subject,
            ["credentialStatus"] = Status(certificate),
        };
        if (certificate.ExpiresAt is { } until)
        {
            credential["validUntil"] = Instant(until);
        }
        return credential;
    }

    private JsonObject Status(Certificate certificate)
    {
        var (list, place) = Math.DivRem(certificate.StatusNumber, StatusList.Length);
        var address = BadgeAddresses.StatusList(site, list);
        return new JsonObject
        {
            ["id"] = $"{address}#{place}", ["type"] = "BitstringStatusListEntry", ["statusPurpose"] = "revocation",
            ["statusListIndex"] = place.ToString(CultureInfo.InvariantCulture), ["statusListCredential"] = address,
        };
    }

    private JsonObject Achievement(Certificate certificate) => new()
    {
        ["id"] = BadgeAddresses.Achievement(site, certificate.CourseId),
        ["type"] = new JsonArray("Achievement"),
        ["achievementType"] = "CertificateOfCompletion",
        ["name"] = certificate.CourseTitle,
        ["description"] = $"Completed the course {certificate.CourseTitle}, {CourseHours.Of(certificate.Hours)} of professional development.",
        ["criteria"] = new JsonObject
        {
            ["narrative"] = "All lessons for the learner's level read, knowledge checks passed, and reflections written as the course asks.",
        },
    };

    // The holder can prove that the badge is theirs by naming their address; nobody can read the address out of it.
    private static JsonObject Hashed(string email, Certificate certificate)
    {
        var salt = certificate.Id.ToString("N");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant() + salt));
        return new JsonObject
        {
            ["type"] = "IdentityObject", ["hashed"] = true, ["identityHash"] = "sha256$" + Convert.ToHexStringLower(hash), ["identityType"] = "emailAddress", ["salt"] = salt,
        };
    }

    private static async Task<string> EmailAsync(PaceDbContext db, Certificate certificate, CancellationToken cancellation) =>
        await db.PersonContacts.Where(p => p.Id == certificate.PersonId).Select(p => p.Email).SingleAsync(cancellation);

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
