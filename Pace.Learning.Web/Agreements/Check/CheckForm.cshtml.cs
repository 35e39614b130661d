using Pace.Learning.Web.Shared.Codes;

namespace Pace.Learning.Web.Agreements.Check;

/// <summary>Where somebody types the code of an agreement.</summary>
[AllowAnonymous]
internal sealed class CheckFormModel() : CertificateCodePage(AgreementAddresses.Check);
