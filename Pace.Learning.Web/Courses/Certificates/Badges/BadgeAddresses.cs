using Pace.Learning.Web.Courses.Certificates.Check;

namespace Pace.Learning.Web.Courses.Certificates.Badges;

/// <summary>The addresses that a credential names, all on this site.</summary>
internal static class BadgeAddresses
{
    public static string Issuer(PublicUrl site) => site.Of("/badges/issuer");

    public static string Key(PublicUrl site) => site.Of($"/badges/keys/{BadgeIssuer.KeyId}");

    public static string Revocations(PublicUrl site) => site.Of("/badges/revocations");

    public static string StatusList(PublicUrl site, int list) => site.Of($"/badges/status/{list}");

    public static string Achievement(PublicUrl site, string courseId) => site.Of($"/badges/achievements/{courseId}");

    public static string Credential(PublicUrl site, Certificate certificate) => site.Of(CheckModel.Address(certificate.Code));

    public static string Subject(PublicUrl site, Certificate certificate) => Credential(site, certificate) + "#holder";
}
