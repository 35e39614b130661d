using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>What somebody can see and change about their account.</summary>
internal sealed class OverviewModel : PageModel;
