using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Members;
using Membership.Application.Texts;
using Membership.Domain.Enrollments;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Api.Identity.Pages;

/// <summary>The signed-in member's account at a glance: what it is, where everything about it is found, and its password.</summary>
[Authorize(AuthenticationSchemes = SessionCookie.Scheme)]
[EnableRateLimiting(RateLimits.Anonymous)]
public sealed class ManageModel(IMembershipDb db, IMediator mediator, SignIn signIn, IOptions<IdentityOptions> options) : PageModel
{
    private const int GroupsShown = 100;

    [BindProperty] public string? CurrentPassword { get; set; }
    [BindProperty] public string? NewPassword { get; set; }

    /// <summary>Shows that the password was changed.</summary>
    [BindProperty(SupportsGet = true)] public bool Changed { get; set; }

    /// <summary>Who is signed in.</summary>
    public Person? Me { get; private set; }

    /// <summary>The groups, by name.</summary>
    public IReadOnlyList<Enrolled> Groups { get; private set; } = [];

    /// <summary>What makes a good password.</summary>
    public string PasswordHint => Text.Of("page.field.password.hint", options.Value.Password.RequiredLength);

    private Guid MemberId => User.MemberId()!.Value;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == MemberId, HttpContext.RequestAborted);
        if (member is not { InGoodStanding: true })
        {
            // The session is older than what ended the membership.
            await HttpContext.SignOutAsync(SessionCookie.Scheme);
            context.Result = LocalRedirect("~/account/login");
            return;
        }
        Me = new Person(member.Name.Display, member.MemberNumber, member.Status);
        Groups = await db.Enrollments.Where(e => e.MemberId == MemberId && e.IsLive)
            .Join(db.Groups, e => e.GroupId, g => g.Id, (e, g) => new { g.Name, e.Status })
            .OrderBy(g => g.Name).Take(GroupsShown).Select(g => new Enrolled(g.Name, g.Status)).ToListAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>Shows the account.</summary>
    public void OnGet() { }

    /// <summary>Changes the password; this session goes on, all others end.</summary>
    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        var who = await HttpContext.SignedInAsync();
        if (who is null || await signIn.CheckAsync(MemberId, CurrentPassword, cancellationToken) is null)
        {
            ModelState.AddModelError("currentPassword", Text.Of("page.manage.password.wrong"));
            return Page();
        }
        if (!await ModelState.AcceptsAsync(() => mediator.Send(new ChangePasswordCommand(MemberId, NewPassword ?? ""), cancellationToken))) return Page();
        await signIn.BeginAgainAsync(who, SignInMethod.Password, who.Methods, cancellationToken);
        return LocalRedirect("~/account/manage?changed=true");
    }

    /// <summary>Who is signed in.</summary>
    public sealed record Person(string Name, string Number, MemberStatus Status);

    /// <summary>One group of theirs.</summary>
    public sealed record Enrolled(string Name, EnrollmentStatus Status);
}
