using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pace.Learning.Web.Parents.Erasure;

/// <summary>After everything was erased.</summary>
[AllowAnonymous]
internal sealed class ErasedModel : PageModel;
