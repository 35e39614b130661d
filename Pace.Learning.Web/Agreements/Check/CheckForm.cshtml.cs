using Pace.Learning.Web.Courses.Certificates;

namespace Pace.Learning.Web.Agreements.Check;

/// <summary>Where somebody types the code of an agreement.</summary>
[AllowAnonymous]
internal sealed class CheckFormModel() : CodePage(AgreementAddresses.Check);
