namespace Pace.Learning.Web.Parents.Erasure;

/// <summary>After everything was erased.</summary>
[AllowAnonymous]
internal sealed class ErasedModel : PageModel;
