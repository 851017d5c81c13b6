/**
 * English words that tell on careless or hostile edits. Written for Label Wing; not revscoring's lists (those are
 * patterns), so features made with them are ours although they are computed the same way. Words that people use of
 * themselves, and words with an everyday second meaning, are left out although vandals write them too.
 * Changing a list changes features: raise its version in word-features.ts.
 */
import { wordList } from '../word-list.ts';

/** Vulgar and abusive words, slurs included. */
export const englishBadwords = wordList(
	'english.badwords',
	`anus arse arsehole arses ass asses asshat asshole assholes bastard bastards bitch bitches bitchy blowjob blowjobs
	boner boob boobies boobs bullshit bunghole butt buttcheeks butthead butthole butts clit cocks cocksucker crap crappy
	cum cumming cunt cunts damn dick dickhead dickheads dicks dickwad dildo dildos dipshit dookie douche douchebag dumbass
	dumbasses ejaculate fag faggot faggots fags fart farted farting farts fatass fuck fucka fucked fucker fuckers fuckface
	fuckhead fuckin fucking fucks fuk fuker gangbang goddamn gook hoe hoes horny humping jackass jackoff jerkoff jizz kike
	kkk masturbate masturbates masturbating moron morons motherfucker motherfuckers motherfucking nigga niggas nigger
	niggers nutsack orgy paki pedo pedophile penis penises phuck piss pissed pissing poo poop pooped pooping poopoo poopy
	porn porno prick pube pubes puke pussies pussy retard retarded retards sexy shit shite shithead shits shitting shitty
	shlong slag slut sluts slutty smegma spastic spic tard testicle testicles tit tits titties titty tosser turd turds twat
	twats urinate vagina vaginas wank wanker wankers wanking wetback whore whores wiener`,
);

/** Chat, laughter, greetings, keyboard mashing, opinions: words that no article needs. */
export const englishInformals = wordList(
	'english.informals',
	`aint alot arent asdf asdfghjkl awesome aww awww bae bff blah blahblah booya bro bros bruh bye cant chill coolest cuz
	didnt dint doesnt dont douchey dude dudes duh dumb dumber dumbest dummy dunno eww ewww fatty freakin freaking fugly geek
	gimme goin gonna goofy gosh gotta gross haha hahah hahaha hahahaha hahahahaha haters hawt heck hehe hehehe hello hey
	heya hi hiya homie hottest hottie howdy idiot idiotic idiots idk ima imma innit isnt jk kidding kinda kool lame lamest
	lawl lmao lmfao lol lolol lololol lolz loser losers lotta lulz luv luvs meh mommy nah naw nerd nerds noob noobs nooo
	noooo nope ok omfg omg ooh oooh oops ouch outta ownage peeps pls plz pwn pwned qwerty rly rofl roflmao shes shouldnt
	shoutout shut skool smells smelly sorta stink stinks stinky stoopid stupid stupidest suck sucked sucker suckers sucks
	teh thang thanx thats theyre tho thx ugh ugliest ugly umm uncool wack wanna wannabe wasnt wassup wazzup weird weirdo
	whatcha whoa whoop woah wont woohoo woot wouldnt wow wtf wth wuz ya yah yall yay yeah yeahh yep yikes yippee yo yolo
	youre yuck yucky yum yummy yup zomg`,
);
