using Pace.Learning.Web.Shared.Codes;
namespace Pace.Learning.Web.Agreements;

/// <summary>Where the room's pages are.</summary>
internal static class AgreementAddresses
{
    public const string Mine = "/agreements";
    public const string Start = "/agreements/start";
    public const string Code = "/agreements/code";
    /// <summary>Where somebody who signed asks for what they signed, however long ago.</summary>
    public const string Copies = "/agreements/copy";

    public const string Manage = "/manage/agreements";
    public const string CheckForm = "/agreements/check";

    public static string Status(Guid id) => $"/agreements/{id}";

    public static string Sign(Guid id) => $"/agreements/{id}/sign";

    public static string Decline(Guid id) => $"/agreements/{id}/decline";

    public static string Delegate(Guid id) => $"/agreements/{id}/delegate";

    public static string Certificate(Guid id) => $"/agreements/{id}/certificate";

    public static string Text(Guid id) => $"/agreements/{id}/text.pdf";

    public static string Copy(Guid id) => $"/agreements/{id}/copy";

    public static string CopyLink(string token) => $"/agreements/copy/{token}";

    public static string Evidence(Guid id) => $"/agreements/{id}/evidence.zip";

    public static string Link(string token) => $"/agreements/link/{token}";

    public static string Check(string code) => $"/agreements/check/{CertificateCode.Grouped(code)}";

    public static string ManageOne(Guid id) => $"/manage/agreements/{id}";

    /// <summary>Where an area begins to sign anew.</summary>
    public static string Renew(Guid id) => $"{Start}?renews={id}";

    public static string Draft(Guid id, string step) => $"/agreements/start/{id}/{step}";
}
