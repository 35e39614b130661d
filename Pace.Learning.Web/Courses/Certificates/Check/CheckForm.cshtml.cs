using Pace.Learning.Web.Shared.Codes;
namespace Pace.Learning.Web.Courses.Certificates.Check;

/// <summary>Where somebody types a code that they were given.</summary>
[AllowAnonymous]
public sealed class CheckFormModel() : CertificateCodePage(CheckModel.Address);
